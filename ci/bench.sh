#!/usr/bin/env bash
# Measures the extension against the same work in plain SQL, on a private server with
# fsync on: (a) the whole adjustment, (b) the proof of emptiness, (c) the cost of
# recording, (d) the report of a gap, with its number of queries, (e) tables of many columns. Reports and asserts nothing: the verdict is for the reader.
#
#   NIVEL_BENCH_N="100 1000"    numbers of branches
#   NIVEL_BENCH_RONDAS=3        rounds of (a), in turns, each on a fresh copy of the database
#   NIVEL_BENCH_BRECHA=500      branches of 40 tables for (d)
#   NIVEL_BENCH_COLUMNAS="200 400 800"   numbers of columns for (e)
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"
cd "$RAIZ"
export LC_ALL=C

cantidades=${NIVEL_BENCH_N:-100 1000}
rondas=${NIVEL_BENCH_RONDAS:-3}
de_brecha=${NIVEL_BENCH_BRECHA:-500}
de_columnas=${NIVEL_BENCH_COLUMNAS:-200 400 800}
cluster=bench-$$
trabajo=$(mktemp -d)
tabla=$trabajo/tabla

limpiar() {
    ci/cluster.sh parar "$cluster" --borrar || true
    ci/cluster.sh parar "$cluster-brecha" --borrar || true
    rm -rf "$trabajo"
}
trap limpiar EXIT

sql() { PGOPTIONS='-c client_min_messages=warning' "$PG_BIN/psql" -X -q -v ON_ERROR_STOP=1 "$@"; }

mediana() { sort -g | awk '{ v[NR] = $1 } END { if (NR) print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }

# One line of the report: measure, branches, the two times, how they compare, the aim.
# An eighth argument is the ratio itself, when it was measured better than by dividing the two.
# Forms of the aim: `max R` (time with nivel / reference), `min R` (reference / time with nivel); R may be `-`: no aim.
informar() {
    local medida=$1 n=$2 nivel=$3 referencia=$4 unidad=$5 sentido=$6 limite=$7 razon=${8:-}
    awk -v m="$medida" -v n="$n" -v a="$nivel" -v b="$referencia" -v u="$unidad" -v s="$sentido" -v l="$limite" -v p="$razon" 'BEGIN {
        if (a == "" || b == "") { printf "%s|%s|-|-|-|-|sin medir\n", m, n; exit }
        r = p != "" ? p : (s == "max" ? a / b : b / a)
        cumple = s == "max" ? r <= l : r >= l
        objetivo = l == "-" ? "-" : (s == "max" ? "<= " : ">= ") l
        printf "%s|%s|%.1f %s|%.1f %s|%.3f|%s|%s\n", m, n, a, u, b, u, r, objetivo, l == "-" ? "-" : (cumple ? "cumple" : "no cumple")
    }' | tee -a "$tabla" | awk -F '|' '{ printf "   %s: %s contra %s, razón %s: %s\n", $1, $3, $4, $5, $7 }'
}

# --- databases ---------------------------------------------------------------
# N branches, each migrated as Phinx does it: the traffic of one, with another name.
migraciones() {
    local i sucursal
    echo 'SET synchronous_commit = off;'
    for ((i = 1; i <= $1; i++)); do
        printf -v sucursal 'suc%04d' "$i"
        sed "s/suc0001/$sucursal/g" ejemplos/demo/caso1/suc0001.sql
    done
}

# The preload that activar() sets belongs to a database's name, so a copy needs it again.
precargar() { sql -d postgres -c "ALTER DATABASE $1 SET session_preload_libraries = 'nivel'"; }

construir() {
    local n=$1
    echo "   $n sucursales, sin y con la extensión"
    migraciones "$n" >"$trabajo/migraciones.sql"
    sql -d postgres -c "CREATE DATABASE sin_$n" -c "CREATE DATABASE con_$n"
    sql -d "sin_$n" -f "$trabajo/migraciones.sql" >/dev/null
    sql -d "con_$n" -c "CREATE EXTENSION nivel" -c "SELECT * FROM nivel.activar()" >/dev/null
    sql -d "con_$n" -f "$trabajo/migraciones.sql" >/dev/null
    sql -d "con_$n" -c "SELECT nivel.configurar('clientes', 2)" >/dev/null
    # Steady state: planner and visibility as in a database that has been there for a while.
    sql -d "sin_$n" -c "VACUUM ANALYZE"
    sql -d "con_$n" -c "VACUUM ANALYZE"
}

# Runs a script that prints milliseconds on a new copy of a database.
medir_en_copia() {
    local modelo=$1 archivo=$2 ms
    sql -d postgres -c "DROP DATABASE IF EXISTS ronda WITH (FORCE)" -c "CREATE DATABASE ronda TEMPLATE $modelo"
    if [[ $modelo == con_* ]]; then precargar ronda; fi
    sql -d postgres -c "CHECKPOINT"
    ms=$(sql -d ronda -f "$archivo" 2>"$trabajo/error") || { sed 's/^/   /' "$trabajo/error" >&2 && return 0; }
    echo "$ms"
}

# --- measures ----------------------------------------------------------------
# The aim is for 1,000 branches: with few of them the fixed cost (proofs, audit) weighs more than the work.
medir_en_turnos() {
    local medida=$1 mano=$2 nivel=$3 n=$4 limite=$5 ronda
    : >"$trabajo/mano" && : >"$trabajo/nivel"
    for ((ronda = 1; ronda <= rondas; ronda++)); do
        medir_en_copia "sin_$n" "$mano" >>"$trabajo/mano"
        medir_en_copia "con_$n" "$nivel" >>"$trabajo/nivel"
    done
    [[ $n -ge 1000 ]] || limite=-
    informar "$medida" "$n" "$(mediana <"$trabajo/nivel")" "$(mediana <"$trabajo/mano")" ms max "$limite"
}

medir_ajuste() {
    medir_en_turnos "ajustar / guion a mano" tests/bench/a_mano.sql tests/bench/ajustar.sql "$1" 1.3
    medir_en_turnos "de 1 a 2 / guion a mano" tests/bench/repartir_a_mano.sql tests/bench/repartir.sql "$1" 3
}

medir_vacio() {
    local n=$1 prueba='' conteo=''
    read -r prueba conteo < <(medir_en_copia "con_$n" tests/bench/vacio.sql) || true
    informar "prueba de vacío / count(*)" "$n" "$prueba" "$conteo" ms min 1
}

# The same statements in turn in two databases (tests/bench/registro.rs).
medir_registro() {
    local medida=$1 archivo=$2 turnos=$3 limite=$4 n=$5 con='' sin='' razon=''
    read -r con sin razon < <(NIVEL_PRUEBA=1 cargo bench -q -p conexiones --bench registro --profile dev -- \
        "con_$n" "sin_$n" "$RAIZ/$archivo" "$turnos") || true
    informar "$medida" - "$con" "$sin" us max "$limite" "$razon"
}

# A manifest that every branch fulfils, on a server of its own that counts every query, also those inside functions.
medir_brecha() {
    local n=$1 i nivel mano consultas
    echo "   $n sucursales de 40 tablas"
    sql -d postgres -c "CREATE DATABASE brecha"
    sql -d brecha -c "CREATE EXTENSION nivel" -c "CREATE EXTENSION pg_stat_statements"
    sql -d brecha -v cuantas=40 -f tests/bench/brecha_manifiesto.sql >"$trabajo/tablas.sql"
    {
        echo 'SET synchronous_commit = off;'
        for ((i = 1; i <= n; i++)); do
            printf 'BEGIN; CREATE SCHEMA suc%04d; SET LOCAL search_path = suc%04d, public;\n' "$i" "$i"
            cat "$trabajo/tablas.sql"
            echo 'COMMIT;'
        done
    } | sql -d brecha -f - >/dev/null
    sql -d brecha -c "VACUUM ANALYZE"
    mano=$(sql -d brecha -f tests/bench/brecha_a_mano.sql)
    sql -d brecha -c "SELECT pg_stat_statements_reset()" >/dev/null
    nivel=$(sql -d brecha -f tests/bench/brecha.sql)
    consultas=$(sql -At -d brecha -c "SELECT sum(s.calls) FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
        WHERE d.datname = current_database() AND s.query !~ 'pg_stat_statements|clock_timestamp|brecha_resumen'")
    informar "brecha / consulta a mano" "$n" "$nivel" "$mano" ms max -
    echo "   brecha de $((n * 40)) tablas: $consultas consultas"
    sql -d postgres -c "DROP DATABASE brecha WITH (FORCE)"
}

# One more size of a table. Dropping it takes the server as long as its columns squared, by hand, too: what is left beside that is ours, and
# the exponent says how it grows from one size to the next (1: as the columns).
medir_columnas() {
    local n=$1 ida_a_mano='' vuelta_a_mano='' ida='' vuelta=''
    sql -d postgres -c "CREATE DATABASE columnas"
    sql -d columnas -c "CREATE EXTENSION nivel" -c "SELECT nivel.activar()" >/dev/null
    read -r ida_a_mano vuelta_a_mano ida vuelta < <(sql -d columnas -v n="$n" -f tests/bench/columnas.sql) || true
    informar "a 1, $n columnas / a mano" 2 "$ida" "$ida_a_mano" ms max -
    informar "a 2, $n columnas / a mano" 2 "$vuelta" "$vuelta_a_mano" ms max -
    echo "$n $ida_a_mano $vuelta_a_mano $ida $vuelta" >>"$trabajo/columnas"
    sql -d postgres -c "DROP DATABASE columnas WITH (FORCE)"
}

exponentes() {
    awk 'NR > 1 { printf "   de %d a %d columnas: exponente de ida %.2f (a mano %.2f), de vuelta %.2f (a mano %.2f); sin lo del servidor, %.2f y %.2f\n", n, $1,
                  e($4, d), e($2, a), e($5, f), e($3, b), e($4 - $2, d - a), e($5 - $3, f - b) }
         { n = $1; a = $2; b = $3; d = $4; f = $5 }
         function e(x, y) { return x > 0 && y > 0 ? log(x / y) / log($1 / n) : 0 }' "$trabajo/columnas"
}

# --- run ---------------------------------------------------------------------
preparar
ci/instalar.sh

paso "Compilando lo que mide"
cargo bench -q -p conexiones --bench registro --profile dev --no-run

paso "Iniciando un servidor propio, con fsync"
ci/cluster.sh iniciar "$cluster" -c max_locks_per_transaction=512 -c shared_buffers=512MB \
    -c max_wal_size=4GB -c autovacuum=off -c checkpoint_timeout=1h
eval "$(ci/cluster.sh entorno "$cluster")"

paso "Construyendo las bases"
for n in $cantidades; do construir "$n"; done

paso "Midiendo"
for n in $cantidades; do
    medir_ajuste "$n"
    medir_vacio "$n"
done
n=${cantidades%% *}
medir_registro "ALTER TABLE con / sin registro" tests/bench/alter.sql 4000 1.20 "$n"
medir_registro "CREATE TEMP TABLE con / sin" tests/bench/temp.sql 4000 1.03 "$n"

paso "Midiendo tablas de muchas columnas"
for n in $de_columnas; do medir_columnas "$n"; done
exponentes

paso "Midiendo la brecha"
ci/cluster.sh iniciar "$cluster-brecha" -c max_locks_per_transaction=512 -c shared_buffers=512MB -c max_wal_size=4GB \
    -c autovacuum=off -c shared_preload_libraries=pg_stat_statements -c pg_stat_statements.track=all
eval "$(ci/cluster.sh entorno "$cluster-brecha")"
# Ten times the tables, the same queries.
medir_brecha $((de_brecha / 10))
medir_brecha "$de_brecha"

paso "Resultado (medianas; $(nproc) procesadores, PostgreSQL $PG_MAJOR)"
# Columns are padded by hand: awk counts bytes, and the words have accents.
{ echo "medida|sucursales|con nivel|referencia|razón|objetivo|veredicto" && cat "$tabla"; } |
    while IFS='|' read -r -a c; do
        for i in 0 1 2 3 4 5; do
            ancho=(32 12 14 14 9 10)
            letras=$(LC_ALL=C.UTF-8 && echo "${#c[i]}")
            printf '%s%*s' "${c[i]}" $((ancho[i] - letras)) ''
        done
        printf '%s\n' "${c[6]}"
    done
