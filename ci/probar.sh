#!/usr/bin/env bash
# Runs the tests, part by part; a part that fails does not stop the others.
#
#   ci/probar.sh                              everything, on private servers
#   PARTE=regress ci/probar.sh                one part, or several: PARTE="unidad regress"
#   PRUEBA=nombre ci/probar.sh                one test
#   ci/probar.sh --existente                  the parts that need no server of their own,
#                                             on the one that PG* variables name
#
# Parts: formato clippy guion unidad pgrx regress isolation conexiones mayores. An ignored test counts
# as failed. The last line is "N passed, N failed", and the exit status says the same.
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"
cd "$RAIZ"
export CARGO_TERM_COLOR=never NIVEL_PERFIL=${NIVEL_PERFIL:-dev}

prueba=${PRUEBA:-} existente=0 partes='formato clippy guion unidad pgrx regress isolation conexiones mayores'
if [[ ${1:-} == --existente ]]; then existente=1 partes='regress isolation conexiones'; fi
# A test alone: the part is the one that has a file of that name, else it is in Rust.
if compgen -G "tests/pg_regress/*/$prueba.*" >/dev/null; then
    partes=regress
elif compgen -G "tests/isolation/*/$prueba.*" >/dev/null; then
    partes=isolation
elif [[ -n $prueba ]]; then
    partes='unidad pgrx conexiones'
fi
partes=${PARTE:-$partes}
cluster=pruebas-$$
registros=$NIVEL_REGISTROS
mkdir -p "$registros"
declare -A bien=() mal=()
instalado=0 servidor=0

limpiar() {
    if [[ $servidor == 1 ]]; then "$RAIZ/ci/cluster.sh" parar "$cluster" --borrar || true; fi
    rm -rf "${NIVEL_DIR:?}/pgrx-$$"
}
trap limpiar EXIT

# --- helpers -----------------------------------------------------------------
# Runs a check that either holds or not.
comprobar() {
    if "$@"; then bien[$parte]=1; else mal[$parte]=1; fi
}

# Runs `cargo test` and adds up its result lines. A run that breaks without one
# (it did not compile, it crashed) is one failure.
probar_con_cargo() {
    local registro=$registros/$parte.log estado=0 b m
    cargo test --no-fail-fast "$@" 2>&1 | tee "$registro" || estado=$?
    read -r b m < <(awk '/^test result:/ { b += $4; m += $6 + $8 } END { print b + 0, m + 0 }' "$registro")
    if [[ $estado != 0 && $m == 0 ]]; then m=1; fi
    bien[$parte]=$((${bien[$parte]:-0} + b))
    mal[$parte]=$((${mal[$parte]:-0} + m))
}

# Runs a script whose last line is the count.
probar_con_guion() {
    local registro=$registros/$parte.log ultima
    "$@" 2>&1 | tee "$registro" | sed '$d' || true
    ultima=$(tail -n 1 "$registro")
    if [[ $ultima =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        bien[$parte]=${BASH_REMATCH[1]} mal[$parte]=${BASH_REMATCH[2]}
    else
        echo "$ultima"
        mal[$parte]=1
    fi
}

probar_con_archivos() {
    if ! preparar_servidor; then mal[$parte]=1 && return; fi
    probar_con_guion "$RAIZ/ci/regress.sh" "$parte" ${prueba:+"$prueba"}
}

# The extension installed, once for all the parts that want it.
instalar() {
    if [[ $instalado == 0 ]]; then
        "$RAIZ/ci/instalar.sh" || return 1
        instalado=1
    fi
}

# The extension installed and a server running, once for all the parts that want them.
preparar_servidor() {
    if [[ $existente == 1 ]]; then return; fi
    instalar || return 1
    if [[ $servidor == 0 ]]; then
        servidor=1
        "$RAIZ/ci/cluster.sh" iniciar "$cluster" -f "$RAIZ/ci/pruebas.conf" || return 1
        eval "$("$RAIZ/ci/cluster.sh" entorno "$cluster")"
    fi
}

# --- parts -------------------------------------------------------------------
parte_formato() { comprobar cargo fmt --check; }

parte_clippy() {
    comprobar cargo clippy --all-targets --no-default-features --features "pg$PG_MAJOR pg_test" -- -D warnings
}

# The install script as it was generated, and those that update to it.
parte_guion() {
    if ! instalar; then mal[$parte]=1 && return; fi
    local carpeta=${CARGO_TARGET_DIR:-$RAIZ/target}/${NIVEL_PERFIL/dev/debug}/nivel-pg$PG_MAJOR
    comprobar "$RAIZ/ci/revisar_guion.sh" "$carpeta$("$PG_CONFIG" --sharedir)/extension/nivel--"*.sql
}

# pgrx names the Rust half of its test `x` `pg_x`: that tells the two kinds apart, so
# every test runs in exactly one of these parts.
parte_unidad() {
    probar_con_cargo --lib --no-default-features --features "pg$PG_MAJOR pg_test" -- ${prueba:+"$prueba"} --skip ::pg_
    probar_con_cargo --doc --no-default-features --features "pg$PG_MAJOR" -- ${prueba:+"$prueba"}
}

parte_pgrx() {
    local permiso=()
    crear_directorio_del_servidor "$NIVEL_DIR/pgrx-$$"
    # As another user, or when installing needs sudo, pgrx must be told whose server it is.
    if [[ $ES_ROOT == 1 ]]; then
        permiso=(CARGO_PGRX_TEST_RUNAS=postgres)
    elif [[ ! -w $("$PG_CONFIG" --pkglibdir) ]]; then
        permiso=("CARGO_PGRX_TEST_RUNAS=$(id -un)")
    fi
    # pgrx writes the library in place, which would break a server that has it mapped.
    if [[ -e $("$PG_CONFIG" --pkglibdir)/nivel.so && ${#permiso[@]} -gt 0 ]]; then
        como_root rm -f "$("$PG_CONFIG" --pkglibdir)/nivel.so"
    fi
    instalado=0
    for asignacion in "${permiso[@]}" "CARGO_PGRX_TEST_PGDATA=$NIVEL_DIR/pgrx-$$"; do export "${asignacion?}"; done
    probar_con_cargo --lib --no-default-features --features "pg$PG_MAJOR pg_test" -- "::pg_$prueba"
    # What pgrx installed has the tests inside: put the real thing back.
    if NIVEL_PERFIL=$NIVEL_PERFIL "$RAIZ/ci/instalar.sh" >"$registros/instalar.log" 2>&1; then instalado=1; fi
}

parte_regress() { probar_con_archivos; }
parte_isolation() { probar_con_archivos; }

# Tests with several sessions: a real client, on the server that the PG* variables name.
parte_conexiones() {
    if ! compgen -G 'tests/*.rs' >/dev/null; then return; fi
    local guion
    if ! preparar_servidor; then mal[$parte]=1 && return; fi
    # What tests/actualizacion.rs begins with; nobody else wants to install an old version.
    for guion in sql/historia/*.sql; do instalar_archivo "$guion" "$("$PG_CONFIG" --sharedir)/extension/$(basename "$guion")"; done
    export NIVEL_PRUEBA=1
    probar_con_cargo --test '*' --no-default-features --features "pg$PG_MAJOR" -- ${prueba:+"$prueba"}
}

# The newest major that can be had: it builds there, and takes over what this one has. The whole suite on the other majors is
# `make mayores`.
parte_mayores() { PARTE=regress PRUEBA=familia_copiar_desde_18 probar_con_guion "$RAIZ/ci/mayores.sh" probar 18; }

# --- run ---------------------------------------------------------------------
navegador=()
if [[ " $partes " == *" conexiones "* ]]; then navegador=(--con-navegador); fi
if [[ $existente == 1 ]]; then
    [[ -n $PG_MAJOR ]] || morir "falta PostgreSQL; corra antes make install"
elif ! "$RAIZ/ci/preparar.sh" "${navegador[@]}"; then
    printf '0 passed, 1 failed\n'
    exit 1
fi
elegir_postgresql

for parte in $partes; do
    declare -F "parte_$parte" >/dev/null || morir "no hay una parte llamada $parte"
done
for parte in $partes; do
    paso "$parte"
    "parte_$parte"
done

paso "Resumen"
total_bien=0 total_mal=0
for parte in $partes; do
    printf '%-12s %5d bien %5d mal\n' "$parte" "${bien[$parte]:-0}" "${mal[$parte]:-0}"
    total_bien=$((total_bien + ${bien[$parte]:-0}))
    total_mal=$((total_mal + ${mal[$parte]:-0}))
done
if [[ $((total_bien + total_mal)) == 0 ]]; then
    echo "no corrió ninguna prueba"
    total_mal=1
fi
printf '%d passed, %d failed\n' "$total_bien" "$total_mal"
[[ $total_mal == 0 ]]
