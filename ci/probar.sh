#!/usr/bin/env bash
# Runs the tests, part by part; a part that fails does not stop the others.
#
#   ci/probar.sh                              everything, on private servers
#   PARTE=regress ci/probar.sh                one part, or several: PARTE="unidad regress"
#   PRUEBA=nombre ci/probar.sh                one test
#   ci/probar.sh --existente                  the parts that need no server of their own,
#                                             on the one that PG* variables name
#
# Parts: formato clippy guion unidad pgrx regress isolation conexiones mayores. Those that only need the
# server run side by side, and what has to be compiled meanwhile is; each part is shown whole when it ends.
# An ignored test counts as failed. The last line is "N passed, N failed", and the exit status says the same.
set -euo pipefail
NIVEL_EN_MEMORIA=${NIVEL_EN_MEMORIA:-1}
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"
cd "$RAIZ"
export CARGO_TERM_COLOR=never NIVEL_PERFIL=${NIVEL_PERFIL:-dev}

prueba=${PRUEBA:-} existente=0 partes='formato clippy guion unidad pgrx regress isolation conexiones mayores'
en_servidor='regress isolation conexiones' en_rust='unidad pgrx conexiones'
# pgrx installs what it tests: never on somebody's server.
if [[ ${1:-} == --existente ]]; then existente=1 partes=$en_servidor en_rust=conexiones; fi
# A test alone: the part is the one that has a file of that name, else it is in Rust.
if compgen -G "tests/pg_regress/*/$prueba.*" >/dev/null; then
    partes=regress
elif compgen -G "tests/isolation/*/$prueba.*" >/dev/null; then
    partes=isolation
elif [[ -n $prueba ]]; then
    partes=$en_rust
fi
partes=${PARTE:-$partes}
# The other major that everything with a server runs on, too.
otro=${PG_OTRO:-18}
trabajos=${NIVEL_TRABAJOS:-$(nproc)}
cluster=pruebas-$$
registros=$NIVEL_REGISTROS
mkdir -p "$registros"
# Another run in the same checkout must not be taken for this one.
cuentas=$(mktemp -d)
# tests/conexiones/apoyo/servidor.rs calls its servers after it.
export NIVEL_CORRIDA=$cluster
# That of a run around this one (mayores) is not ours: the shared server is never a copy of what tests start.
unset NIVEL_MODELOS
servidor=0

limpiar() {
    if [[ $existente == 1 ]]; then
        "$RAIZ/ci/plantilla.sh" borrar || true
    fi
    # That of the parts, and those that tests had when they were interrupted.
    local datos
    for datos in "$NIVEL_DIR/$cluster"*; do
        if [[ -d $datos ]]; then "$RAIZ/ci/cluster.sh" parar "$(basename "$datos")" --borrar || true; fi
    done
    rm -rf "${NIVEL_DIR:?}/pgrx-$$" "${NIVEL_DIR:?}/modelos-$$" "$cuentas"
}
trap limpiar EXIT
# Interrupted: what runs side by side ends before we clean up after it.
trap 'trap "" INT TERM; kill 0; wait; exit 130' INT TERM

# --- helpers -----------------------------------------------------------------
pedida() { [[ " $partes " == *" $1 "* ]]; }

# What a part came to; each runs in a shell of its own, which can tell nothing otherwise.
contar() { echo "$1 $2" >"$cuentas/$parte"; }

# Runs a check that either holds or not.
comprobar() {
    if "$@"; then contar 1 0; else contar 0 1; fi
}

# Runs Rust tests and adds up their result lines. A run that breaks without one
# (it did not compile, it crashed) is one failure.
probar_en_rust() {
    local registro=$registros/$parte.log estado=0 b m
    "$@" 2>&1 | tee "$registro" || estado=$?
    # Without a result line it ended before its end, whatever it said.
    read -r b m < <(awk '/^test result:/ { b += $4; m += $6 + $8; n++ } END { print b + 0, n ? m + 0 : 1 }' "$registro")
    if [[ $estado != 0 && $m == 0 ]]; then m=1; fi
    contar "$b" "$m"
}

# Runs a script whose last line is the count.
probar_con_guion() {
    local registro=$registros/$parte.log ultima
    "$@" 2>&1 | tee "$registro" | sed '$d' || true
    ultima=$(tail -n 1 "$registro")
    if [[ $ultima =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        contar "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
    else
        echo "$ultima"
        contar 0 1
    fi
}

# Runs a part. One that says nothing has failed.
correr() {
    local parte=$1 desde=$SECONDS
    contar 0 1
    paso "$parte"
    "parte_$parte" || true
    # A part that ran nothing, without a name to look for, has failed.
    if [[ -z $prueba && $(<"$cuentas/$parte") == '0 0' ]]; then contar 0 1; fi
    echo "$(<"$cuentas/$parte") $((SECONDS - desde))" >"$cuentas/$parte"
}

# The same beside others: it is shown whole when it ends.
correr_aparte() {
    if ! pedida "$1"; then return; fi
    if [[ $partes == "$1" ]]; then correr "$1" && return; fi
    correr "$1" >"$registros/$1.salida" 2>&1
    flock "$registros" cat "$registros/$1.salida"
}

# The extension installed and a server running, with the database that those of the tests are copies of.
preparar_servidor() {
    if [[ $existente == 0 ]]; then
        "$RAIZ/ci/instalar.sh" || return
        # What tests/conexiones/actualizacion.rs begins with; nobody else wants to install an old version.
        local guion
        for guion in sql/historia/*.sql; do
            instalar_archivo "$guion" "$("$PG_CONFIG" --sharedir)/extension/$(basename "$guion")" || return
        done
        servidor=1
        "$RAIZ/ci/cluster.sh" iniciar "$cluster" -f "$RAIZ/ci/pruebas.conf" || return
        local entorno
        entorno=$("$RAIZ/ci/cluster.sh" entorno "$cluster") || return
        eval "$entorno"
    fi
    # What the tests of the proof of emptiness load.
    NIVEL_MOTOR=$("$RAIZ/ci/motor.sh") || return
    export NIVEL_MOTOR
    # The servers that tests start themselves are copies of one; this one, which is running by now, is not.
    NIVEL_MODELOS=$NIVEL_DIR/modelos-$$
    crear_directorio_del_servidor "$NIVEL_MODELOS"
    export NIVEL_MODELOS
    "$RAIZ/ci/plantilla.sh" crear
}

# The program of the tests with connections, which is the same for every major.
compilar_conexiones() {
    ejecutable=$(cargo test -p conexiones --no-run --message-format=json-render-diagnostics |
        sed -nE 's/.*"target":\{"kind":\["test"\].*"executable":"([^"]+)".*/\1/p')
    [[ -x $ejecutable ]]
}

# --- parts -------------------------------------------------------------------
parte_formato() { comprobar cargo fmt --all --check; }

# Package by package: together, what they depend on would be compiled once more with the features of both.
parte_clippy() { comprobar revisar; }
revisar() {
    cargo clippy -p nivel --all-targets --no-default-features --features "pg$PG_MAJOR pg_test" -- -D warnings &&
        cargo clippy -p guion -p conexiones --all-targets -- -D warnings
}

# The install script as it was generated, and those that update to it.
parte_guion() {
    local carpeta=${CARGO_TARGET_DIR:-$RAIZ/target}/${NIVEL_PERFIL/dev/debug}/nivel-pg$PG_MAJOR
    comprobar "$RAIZ/ci/revisar_guion.sh" "$carpeta$("$PG_CONFIG" --sharedir)/extension/nivel--"*.sql
}

# pgrx names the Rust half of its test `x` `pg_x`: that tells the two kinds apart, so
# every test runs in exactly one of these parts.
parte_unidad() { probar_la_biblioteca ${prueba:+"$prueba"} --skip ::pg_; }

parte_pgrx() {
    local permiso=()
    crear_directorio_del_servidor "$NIVEL_DIR/pgrx-$$"
    # As another user, or when installing needs sudo, pgrx must be told whose server it is.
    if [[ $ES_ROOT == 1 ]]; then
        permiso=(CARGO_PGRX_TEST_RUNAS=postgres)
    elif [[ ! -w $("$PG_CONFIG" --pkglibdir) ]]; then
        permiso=("CARGO_PGRX_TEST_RUNAS=$(id -un)")
    fi
    permiso+=("CARGO_PGRX_TEST_PGDATA=$NIVEL_DIR/pgrx-$$" "CARGO_PGRX=$RAIZ/ci/instalar_para_pgrx.sh")
    export "${permiso[@]}"
    probar_la_biblioteca "::pg_$prueba"
}

probar_la_biblioteca() {
    probar_en_rust cargo test --no-fail-fast -p nivel --lib --no-default-features --features "pg$PG_MAJOR pg_test" -- "$@"
}

parte_regress() { probar_archivos "tests/pg_regress/*/$prueba.*"; }
parte_isolation() { probar_archivos "tests/isolation/*/$prueba.*"; }
probar_archivos() {
    # A name that another part has.
    if [[ -n $prueba && $partes != "$parte" ]] && ! compgen -G "$1" >/dev/null; then contar 0 0 && return; fi
    probar_con_guion "$RAIZ/ci/regress.sh" "$parte" ${prueba:+"$prueba"}
}

# Tests with several sessions: a real client, on the server that the PG* variables name. They wait more than they work.
parte_conexiones() {
    NIVEL_PRUEBA=1 probar_en_rust "$ejecutable" --test-threads $((trabajos * 2)) ${prueba:+"$prueba"}
}

# All that needs a server on another major, and pg_upgrade to it. Every other one: `make mayores`.
parte_mayores() { PARTE=$en_servidor probar_con_guion "$RAIZ/ci/mayores.sh" probar "$otro"; }

# --- run ---------------------------------------------------------------------
navegador=()
if pedida conexiones; then
    navegador=(--con-navegador)
    # It needs no server: compiled while the packages come, which wait for the network and the disk.
    if [[ $existente == 0 ]] && command -v cargo cc >/dev/null; then cargo test -p conexiones --no-run >/dev/null 2>&1 & fi
fi
if [[ $existente == 1 ]]; then
    [[ -n $PG_MAJOR ]] || morir "falta PostgreSQL; corra antes make install"
elif ! "$RAIZ/ci/preparar.sh" "${navegador[@]}"; then
    printf '0 passed, 1 failed\n'
    exit 1
fi
elegir_postgresql

for parte in $partes; do
    declare -F "parte_$parte" >/dev/null || morir "no hay una parte llamada $parte"
    if [[ $existente == 1 && " $en_servidor " != *" $parte "* ]]; then
        morir "en un servidor que ya está solo se corre: $en_servidor"
    fi
done

# pgrx comes before the server: what it installs has its tests inside.
for parte in formato unidad pgrx; do
    if pedida "$parte"; then correr "$parte"; fi
done
preparado=0
if pedida guion || pedida regress || pedida isolation || pedida conexiones; then
    if preparar_servidor; then preparado=1; else paso "No hay servidor"; fi
elif pedida pgrx; then
    "$RAIZ/ci/instalar.sh" || true
fi
# What needs the server is done beside what needs cargo, which can do one thing at a time.
if [[ $preparado == 1 ]]; then
    for parte in regress isolation guion; do correr_aparte "$parte" & done
    if pedida conexiones && compilar_conexiones; then correr_aparte conexiones & fi
fi
correr_aparte clippy
if pedida mayores; then "$RAIZ/ci/mayores.sh" compilar "$otro" || true; fi
wait
if pedida mayores; then correr mayores; fi

# What failed once more, short, where it is found at once: the messages of Rust tests, the differences of files.
for parte in $partes; do
    read -r _ mal _ < <(cat "$cuentas/$parte" 2>/dev/null || echo '0 1 0')
    if [[ ${mal:-1} == 0 || ! -f $registros/$parte.log ]]; then continue; fi
    paso "Fallas de $parte"
    awk '/^failures:$/ { dentro = !dentro; next } /^--- / { suelto = 1 } /^[0-9]+ passed/ { suelto = 0 } dentro || suelto' "$registros/$parte.log" |
        head -n 100 || true
done

paso "Resumen"
total_bien=0 total_mal=0
for parte in $partes; do
    cuenta=$(cat "$cuentas/$parte" 2>/dev/null || true)
    if [[ ! $cuenta =~ ^[0-9]+\ [0-9]+\ [0-9]+$ ]]; then cuenta='0 1 0'; fi
    read -r bien mal segundos <<<"$cuenta"
    printf '%-12s %5d bien %5d mal %5d s\n' "$parte" "$bien" "$mal" "$segundos"
    total_bien=$((total_bien + bien))
    total_mal=$((total_mal + mal))
done
if [[ $((total_bien + total_mal)) == 0 ]]; then
    echo "no corrió ninguna prueba"
    total_mal=1
fi
printf '%-12s %5d bien %5d mal %5d s\n' total "$total_bien" "$total_mal" "$SECONDS"
printf '%d passed, %d failed\n' "$total_bien" "$total_mal"
[[ $total_mal == 0 ]]
