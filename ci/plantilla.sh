#!/usr/bin/env bash
# The database that those of the tests are copies of, on the server that PGHOST, PGPORT and PGUSER name; to copy it takes a
# tenth of what it takes to make it.
#
#   ci/plantilla.sh crear     anew, as ci/base_de_prueba.sql leaves it
#   ci/plantilla.sh borrar
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"

en() { "$PG_BIN/psql" -X -q -v ON_ERROR_STOP=1 -d "$@"; }

borrar() {
    en "${PGDATABASE:-postgres}" -c "SET client_min_messages = error" -c "DROP DATABASE IF EXISTS $NIVEL_PLANTILLA WITH (FORCE)"
}

case ${1:-} in
crear)
    borrar
    en "${PGDATABASE:-postgres}" -c "CREATE DATABASE $NIVEL_PLANTILLA TEMPLATE template0 ENCODING 'UTF8'"
    en "$NIVEL_PLANTILLA" -f "$RAIZ/ci/base_de_prueba.sql" >/dev/null
    ;;
borrar) borrar ;;
*) sed -n '2,6s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac
