#!/usr/bin/env bash
# Takes the last output of a test as its expected output. Read the difference first:
#
#   ci/aceptar.sh regress|isolation NOMBRE...
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"

case ${1:-} in
regress) destino=$RAIZ/tests/pg_regress/expected ;;
isolation) destino=$RAIZ/tests/isolation/expected ;;
*) sed -n '2,4s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac
suite=$1
shift
mkdir -p "$destino"
for nombre in "$@"; do
    salida=$(find "$NIVEL_REGISTROS/$suite/$nombre" -path '*results/*' -name "$nombre.out" | head -n 1)
    [[ -n $salida ]] || morir "no hay salida de $nombre: corra antes make test PARTE=$suite PRUEBA=$nombre"
    diff -u "$destino/$nombre.out" "$salida" 2>/dev/null || true
    cp "$salida" "$destino/$nombre.out"
done
