#!/usr/bin/env bash
# Runs the suites that are files with expected output, on the server that PGHOST,
# PGPORT and PGUSER name:
#
#   ci/regress.sh regress   [NOMBRE...]    tests/pg_regress, with pg_regress
#   ci/regress.sh isolation [NOMBRE...]    tests/isolation, with pg_isolation_regress
#
# Every file gets a database of its own, nivel_prueba_<suite>_<name>, a copy of what
# ci/plantilla.sh made, dropped afterwards; several run at once. A test without
# expected output fails, and so does expected output without a test.
# Results stay in target/pruebas/<suite>/<name>. Last line: "N passed, N failed".
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"

suite=${1:-}
case $suite in
regress) origen=$RAIZ/tests/pg_regress fuentes=sql programa=$PG_REGRESS ;;
isolation) origen=$RAIZ/tests/isolation fuentes=specs programa=$PG_ISOLATION ;;
*) sed -n '2,13s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac
shift
resultados=$NIVEL_REGISTROS/$suite
buenas=$(mktemp -d)
trap 'rm -rf "$buenas"' EXIT
trabajos=${NIVEL_TRABAJOS:-$(nproc)}
limite=${NIVEL_LIMITE:-300}

# The tests on disk: every source, and every expected file that has none.
nombres() {
    {
        find "$origen/$fuentes" -maxdepth 1 \( -name '*.sql' -o -name '*.spec' \) -printf '%f\n' 2>/dev/null | sed 's/\.[a-z]*$//'
        # name_1.out is another accepted output of name.
        find "$origen/expected" -maxdepth 1 -name '*.out' -printf '%f\n' 2>/dev/null | sed 's/\.out$//' |
            while IFS= read -r n; do
                if [[ $n =~ ^(.*)_[0-9]$ && -f $origen/expected/${BASH_REMATCH[1]}.out ]]; then continue; fi
                printf '%s\n' "$n"
            done
    } | LC_ALL=C sort -u
}

en_servidor() { "$PG_BIN/psql" -X -q -v ON_ERROR_STOP=1 -d "${PGDATABASE:-postgres}" "$@"; }

# Drops a database, if it is there, and does what else is said.
borrar_base() {
    local base=$1
    shift
    en_servidor -c "SET client_min_messages = error" -c "DROP DATABASE IF EXISTS \"$base\" WITH (FORCE)" "$@"
}

# One test, from making its database to dropping it. Says why when it fails.
probar_uno() {
    local nombre=$1 salida=$resultados/$1 entrada=$origen base estado=0
    base=nivel_prueba_${suite}_$nombre base=${base:0:63}
    [[ $nombre =~ ^[a-z0-9_]+$ ]] || { echo "el nombre de una prueba lleva solo a-z, 0-9 y _" && return 1; }
    compgen -G "$origen/$fuentes/$nombre.*" >/dev/null ||
        { echo "hay expected/$nombre.out pero ninguna prueba en $fuentes/" && return 1; }
    if [[ ! -f $origen/expected/$nombre.out ]]; then
        # Run it all the same, so that there is something to read and accept.
        echo "falta expected/$nombre.out"
        entrada=$salida/entrada && mkdir -p "$entrada/expected"
        find "$origen" -mindepth 1 -maxdepth 1 ! -name expected -exec ln -sfn -t "$entrada" {} +
        : >"$entrada/expected/$nombre.out"
    fi
    # A copy does not take the settings of the database along: activar() made this one.
    borrar_base "$base" \
        -c "CREATE DATABASE \"$base\" TEMPLATE $NIVEL_PLANTILLA" -c "ALTER DATABASE \"$base\" SET session_preload_libraries = 'nivel'"
    timeout --foreground -k 10 "$limite" "$programa" --use-existing --dbname="$base" --encoding=UTF8 --bindir="$PG_BIN" \
        --inputdir="$entrada" --outputdir="$salida" "$nombre" >"$salida/corrida.log" 2>&1 || estado=$?
    borrar_base "$base"
    if [[ $estado == 0 ]]; then return 0; fi
    if [[ $estado == 124 ]]; then echo "no terminó en $limite s"; fi
    if [[ -s $salida/regression.diffs ]]; then cat "$salida/regression.diffs"; else cat "$salida/corrida.log"; fi
    return 1
}

# Runs a test in the background and leaves a line at once when it ends.
lanzar() {
    local nombre=$1 desde hasta
    rm -rf "${resultados:?}/$nombre" && mkdir -p "$resultados/$nombre"
    # in microseconds, without the comma or point between
    desde=${EPOCHREALTIME//[!0-9]/}
    # A subshell with set -e of its own: in a condition, bash would switch it off.
    set +e
    (set -e; probar_uno "$nombre") >"$resultados/$nombre/informe.log" 2>&1
    local estado=$?
    set -e
    hasta=${EPOCHREALTIME//[!0-9]/}
    if [[ $estado == 0 ]]; then
        printf '  bien  %-50s %6d ms\n' "$nombre" $(((hasta - desde) / 1000))
        touch "$buenas/$nombre"
    else
        printf '  MAL   %-50s %6d ms\n' "$nombre" $(((hasta - desde) / 1000))
    fi
}

mapfile -t pruebas < <(nombres)
if [[ $# -gt 0 ]]; then pruebas=("$@"); fi

# Interrupted: leaves no database behind, the server may not be ours.
limpiar() {
    local base
    kill "${hijos[@]}" 2>/dev/null || true
    wait
    for base in $(en_servidor -At -c "SELECT datname FROM pg_database WHERE datname LIKE 'nivel\_prueba\_$suite\_%'"); do
        borrar_base "$base" || true
    done
}
hijos=() en_curso=0
trap 'trap "" INT TERM; limpiar; exit 130' INT TERM

for prueba in ${pruebas[@]+"${pruebas[@]}"}; do
    if [[ $en_curso -ge $trabajos ]]; then
        wait -n || true
        en_curso=$((en_curso - 1))
    fi
    lanzar "$prueba" &
    hijos+=("$!") en_curso=$((en_curso + 1))
done
wait

bien=0 mal=0
for prueba in ${pruebas[@]+"${pruebas[@]}"}; do
    if [[ -f $buenas/$prueba ]]; then
        bien=$((bien + 1))
    else
        mal=$((mal + 1))
        printf '\n--- %s: %s\n' "$suite" "$prueba"
        cat "$resultados/$prueba/informe.log"
    fi
done
printf '%d passed, %d failed\n' "$bien" "$mal"
[[ $mal == 0 ]]
