#!/usr/bin/env bash
# The demonstration of the gap analysis: installs what is missing, and tells the story of ejemplos/brecha in a database of
# its own, new each time, on the private server of ci/demo.sh.
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"
cd "$RAIZ"
brecha=ejemplos/brecha
base=demo_brecha
documento=${CARGO_TARGET_DIR:-target}/brecha.md

sql() { "$PG_BIN/psql" -X -q "$@"; }
# For what must succeed: stops at the first error, shows only errors.
cargar() {
    PGOPTIONS='-c client_min_messages=warning' sql -v ON_ERROR_STOP=1 "$@" >/dev/null
}

preparar
ci/instalar.sh

paso "Iniciando un servidor propio"
ci/cluster.sh iniciar demo
ci/cluster.sh estado demo
# In two steps: eval alone would go on without a server, and psql would find another one.
entorno=$(ci/cluster.sh entorno demo)
eval "$entorno"

paso "Creando la base $base, en el estado de $brecha/antes"
cargar -d postgres -c "DROP DATABASE IF EXISTS $base WITH (FORCE)" -c "CREATE DATABASE $base" -f "$brecha/roles.sql"
cargar -d "$base" -c "CREATE EXTENSION nivel" -c "SELECT * FROM nivel.activar()"
for archivo in "$brecha"/antes/*.sql; do
    printf '   %s\n' "${archivo##*/}"
    cargar -d "$base" -f "$archivo"
done

paso "Armando el manifiesto con $brecha/requisitos.json y $brecha/plan, y registrándolo"
python3 "$brecha/armar.py" "$brecha/requisitos.json" "$brecha/plan" >"$NIVEL_DIR/manifiesto.json"
cargar -d "$base" -v archivo="$NIVEL_DIR/manifiesto.json" -f "$brecha/registrar.sql"
echo "   SELECT nivel.registrar_manifiesto('michangarrito', '{...}');"

sql -d "$base" <"$brecha/demo.sql" 2>&1

paso "El informe entero, como documento"
mkdir -p "$(dirname "$documento")"
sql -At -d "$base" -c "SELECT nivel.brecha_markdown('michangarrito')" >"$documento"
echo "   $documento, $(wc -l <"$documento") líneas"

paso "Comprobando que todo haya ocurrido como se contó"
sql -v ON_ERROR_STOP=1 -d "$base" -f "$brecha/comprobar.sql"
echo "   Sí: esquemas, tablas, archivos y auditoría están como corresponde."

psql="psql -h $PGHOST -p $PGPORT -U postgres $base"
if [[ $ES_ROOT == 1 ]]; then aviso=' (como root o postgres)'; else aviso=''; fi
cat <<FIN

Para seguir mirando$aviso:   $psql
Para detenerlo:   make demo-parar
FIN
