#!/usr/bin/env bash
# Formatting, clippy with warnings denied, the shell scripts (shellcheck when it is there) and the syntax of the PHP.
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"
cd "$RAIZ"

preparar
for guion in ci/*.sh .ci/run ejemplos/*/*.sh; do bash -n "$guion"; done
if command -v shellcheck >/dev/null; then
    shellcheck -x ci/*.sh .ci/run ejemplos/*/*.sh
else
    echo "sin shellcheck: los guiones solo se analizaron con bash -n"
fi
find ejemplos tests/php -name '*.php' -print0 | xargs -0 -n 1 php -l | sed '/^No syntax errors/d'
PARTE="formato clippy" exec ci/probar.sh
