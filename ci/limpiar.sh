#!/usr/bin/env bash
# Stops and removes every private server of this checkout, then what was built.
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"
cd "$RAIZ"

for datos in "$NIVEL_DIR"/*/datos; do
    if [[ -d $datos ]]; then ci/cluster.sh parar "$(basename "$(dirname "$datos")")" --borrar; fi
done
if [[ -d $NIVEL_DIR && -O $NIVEL_DIR ]]; then rm -rf "$NIVEL_DIR"; fi
if command -v cargo >/dev/null; then cargo clean; fi
