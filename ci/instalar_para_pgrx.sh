#!/usr/bin/env bash
# What pgrx-tests takes for cargo-pgrx, of which it wants one thing: the extension installed with its tests.
set -euo pipefail
NIVEL_RASGOS=pg_test exec "$(dirname "${BASH_SOURCE[0]}")/instalar.sh"
