#!/usr/bin/env bash
# Builds the engine that the tests of the proof of emptiness load (tests/motor), and prints where it is. It is never installed.
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"

fuente=$RAIZ/tests/motor/motor.c
motor=${CARGO_TARGET_DIR:-$RAIZ/target}/pruebas/motor-$PG_MAJOR.so
mkdir -p "$(dirname "$motor")"
if [[ ! $motor -nt $fuente ]]; then
    # shellcheck disable=SC2046
    cc -shared -fPIC -O1 -Wall -Werror -Wno-unused-parameter -I"$("$PG_CONFIG" --includedir-server)" $("$PG_CONFIG" --cppflags) \
        "$fuente" -o "$motor" || morir "no se pudo compilar $fuente"
fi
# The server runs as another user, who must get there.
if ! como_postgres test -r "$motor"; then
    crear_directorio_del_servidor "$NIVEL_DIR/motor"
    instalar_archivo "$motor" "$NIVEL_DIR/motor/$(basename "$motor")"
    motor=$NIVEL_DIR/motor/$(basename "$motor")
fi
echo "$motor"
