#!/usr/bin/env bash
# The demonstration: installs what is missing, starts a private server, loads real
# Phinx traffic and tells the story of ejemplos/demo. The server stays up to be looked at.
#
#   ci/demo.sh         tells the story, from new databases each time
#   ci/demo.sh psql    opens psql on it
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"
cd "$RAIZ"
demo=ejemplos/demo
ancho=120

# In two steps: eval alone would go on without a server, and psql would find another one.
conectar() {
    local entorno
    entorno=$(ci/cluster.sh entorno demo) || return
    eval "$entorno"
}

sql() { "$PG_BIN/psql" -X -q "$@"; }
# For what must succeed: stops at the first error, shows only errors.
cargar() {
    local base=$1 archivo
    shift
    for archivo in "$@"; do
        printf '   %s\n' "${archivo#"$demo"/}"
        PGOPTIONS='-c client_min_messages=warning' sql -v ON_ERROR_STOP=1 -d "$base" -f "$archivo" >/dev/null
    done
}
# Long lines (messages of the server) are broken between words; tables are narrower by themselves.
plegar() {
    local LC_ALL=C.UTF-8 linea corte
    while IFS= read -r linea; do
        while ((${#linea} > ancho)); do
            corte=${linea:0:ancho}
            if [[ ${corte% *} == *[^\ ]* ]]; then corte=${corte% *}; fi
            printf '%s\n' "$corte"
            linea="         ${linea:${#corte}}"
        done
        printf '%s\n' "$linea"
    done
}
contar() { sql -d "$1" 2>&1 <"$2" | plegar; }

base_nueva() {
    sql -v ON_ERROR_STOP=1 -d postgres -c "SET client_min_messages = error" \
        -c "DROP DATABASE IF EXISTS $1 WITH (FORCE)" -c "CREATE DATABASE $1"
    sql -v ON_ERROR_STOP=1 -d "$1" -P linestyle=unicode -P footer=off \
        -c "CREATE EXTENSION nivel" -c "SELECT * FROM nivel.activar()"
}

if [[ ${1:-} == psql ]]; then
    conectar || morir "corra antes make demo"
    exec "$PG_BIN/psql" -d demo
fi

preparar
ci/instalar.sh

paso "Iniciando un servidor propio"
ci/cluster.sh iniciar demo
ci/cluster.sh estado demo
conectar

paso "Creando la base demo: CREATE EXTENSION nivel; SELECT * FROM nivel.activar();"
base_nueva demo
paso "Corriendo las migraciones (lo que Phinx envió de verdad, esquema por esquema)"
cargar demo "$demo"/phinx/{suc0001,suc0002,suc0003,suc0001caja001,public}/session.sql "$demo/configurar.sql"
contar demo "$demo/historia.sql"

base_nueva demo_caso1 >/dev/null
cargar demo_caso1 "$demo"/caso1/suc000{1,2,3}.sql >/dev/null
contar demo_caso1 "$demo/caso1.sql"

paso "Comprobando que todo haya ocurrido como se contó"
sql -v ON_ERROR_STOP=1 -d demo -f "$demo/comprobar.sql"
sql -v ON_ERROR_STOP=1 -d demo_caso1 -f "$demo/comprobar_caso1.sql"
echo "   Sí: niveles, tablas, phinxlog y auditoría están como corresponde."

psql="psql -h $PGHOST -p $PGPORT -U postgres demo"
if [[ $ES_ROOT == 1 ]]; then aviso=' (como root o postgres)'; else aviso=''; fi
cat <<FIN

Para seguir mirando:   make psql
      o bien$aviso:   $psql
Para detenerlo:        make demo-parar
FIN
