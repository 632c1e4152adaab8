#!/usr/bin/env bash
# Un despliegue: public, y después las sucursales y las cajas que nivel conoce, o las que se nombren. Se detiene en la primera falla.
#   PGDATABASE=erp ejemplos/phinx/desplegar.sh [esquema ...]
# PHINX dice cómo se llama a Phinx, y CONFIGURACION, con qué archivo; MANIFIESTO, qué tiene que estar al final.
set -euo pipefail

PHINX=${PHINX:-vendor/bin/phinx}
CONFIGURACION=${CONFIGURACION:-$(dirname "${BASH_SOURCE[0]}")/phinx.php}

consultar() { psql -XAtq -v ON_ERROR_STOP=1 "$@"; }
migrar() { ESQUEMA=$1 php "$PHINX" migrate -n -c "$CONFIGURACION" -e esquema; }

# Lo compartido está antes que lo que lo usa.
migrar public

# Nada corre en las sucursales si falta alguna (NV020): una lista vieja o un nombre mal escrito se ve aquí.
if [[ $# -eq 0 ]]; then
    mapfile -t esquemas < <(consultar -c "SELECT esquema FROM nivel.sucursales WHERE activa ORDER BY nivel, esquema")
else
    esquemas=("$@")
fi
lista=$(printf '%s\n' public ${esquemas[@]+"${esquemas[@]}"})
consultar -v lista="$lista" <<<"SELECT nivel.exigir_esquemas(VARIADIC string_to_array(:'lista', E'\n'))" >/dev/null

for esquema in ${esquemas[@]+"${esquemas[@]}"}; do
    migrar "$esquema"
done

# Y al final está todo lo que el proyecto requiere (NV021).
if [[ -n ${MANIFIESTO:-} ]]; then
    consultar -v nombre="$MANIFIESTO" <<<"SELECT nivel.exigir_manifiesto(:'nombre')" >/dev/null
fi
