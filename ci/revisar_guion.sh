#!/usr/bin/env bash
# pgspot over the extension's scripts: what they name must be found where it is meant, whatever the caller's
# search_path and whatever waits in a schema of it. No error, no warning, nothing unknown.
#
#   ci/revisar_guion.sh ARCHIVO...
#
# pgspot lives in a virtual environment of its own under target/.
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"

PGSPOT=0.9.4
entorno=${CARGO_TARGET_DIR:-$RAIZ/target}/pgspot
if [[ $("$entorno/bin/pgspot" --version 2>/dev/null) != "pgspot $PGSPOT" ]]; then
    rm -rf "$entorno"
    python3 -m venv "$entorno" || morir "falta python3 con venv (paquete python3-venv)"
    "$entorno/bin/pip" install --quiet --disable-pip-version-check "pgspot==$PGSPOT"
fi

# Functions that have no search_path of their own, on purpose. Their bodies are checked all the same,
# and as they have none, every name and operator in them must be qualified.
SIN_CAMINO=(
    # Verifying reads it for each row of the audit: with SET it could not be put into the query.
    'nivel._huella(a nivel.auditoria)'
    # Runs the caller's statement under the caller's search_path: that is what it is for.
    'nivel._ejecutar(sentencia pg_catalog.text)'
    # The same for a question.
    'nivel._preguntar(pregunta pg_catalog.text)'
    # The name is looked up as whoever calls would.
    'nivel.desvincular_configuracion(tabla pg_catalog.text)'
    # Run with every DDL of the database; only the extension may call them.
    'nivel._es_sucursal(esquema text)'
    'nivel._interesa(esquema text,tabla text)'
)

[[ $# -gt 0 ]] || morir "falta el guion"
for funcion in "${SIN_CAMINO[@]}"; do opciones+=(--proc-without-search-path "$funcion"); done
exec "$entorno/bin/pgspot" "${opciones[@]}" "$@"
