#!/usr/bin/env bash
# Stops and removes every private server of this checkout, then what was built.
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"
cd "$RAIZ"

# On disk, and in memory, where those of the tests are.
for dir in "$NIVEL_DIR" "/dev/shm/$(basename "$NIVEL_DIR")"; do
    for datos in "$dir"/*/datos; do
        if [[ -d $datos ]]; then NIVEL_DIR=$dir ci/cluster.sh parar "$(basename "$(dirname "$datos")")" --borrar; fi
    done
    if [[ -d $dir && -O $dir ]]; then rm -rf "$dir"; fi
done
if command -v cargo >/dev/null; then cargo clean; fi
