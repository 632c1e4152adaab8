#!/usr/bin/env bash
# Installs what a build needs and a fresh Debian or Ubuntu with Rust lacks:
# PostgreSQL with its headers, libclang, sudo (for root), Python with venv, PHP (for the examples).
# Looks before it acts: a second run takes a second.
#
#   ci/preparar.sh --con-navegador    also Chromium with its driver, which the tests of the panel drive
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"

# Packages that this machine lacks, one a line.
faltan_paquetes() {
    [[ -x $PG_BIN/initdb ]] || echo "postgresql-$PG_MAJOR"
    # Brings clang, whose library bindgen needs, and pg_regress.
    if [[ ! -x $PG_CONFIG || ! -x ${PG_REGRESS:-} || ! -f $("$PG_CONFIG" --includedir-server)/postgres.h ]]; then
        echo "postgresql-server-dev-$PG_MAJOR"
    elif ! command -v clang >/dev/null && ! compgen -G '/usr/lib/llvm-*/lib/libclang*.so*' >/dev/null; then
        echo libclang-dev
    fi
    # The tests link a table of another database; postgres_fdw comes with the server's package.
    if [[ $PG_CONFIG == /usr/lib/postgresql/* && ! -f /usr/share/postgresql/$PG_MAJOR/extension/postgres_fdw.control ]]; then
        echo "postgresql-$PG_MAJOR"
    fi
    command -v cc >/dev/null || echo gcc
    command -v make >/dev/null || echo make
    # pgspot runs in a virtual environment.
    python3 -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
    # What the examples in PHP are tried with.
    command -v php >/dev/null || echo php-cli
    [[ $(php -m 2>/dev/null) == *pdo_pgsql* ]] || echo php-pgsql
    # The pgrx tests start their server through sudo, also when root does it.
    command -v sudo >/dev/null || echo sudo
}

# A browser that cannot be had (Ubuntu has it as a snap only) fails the tests that want it, and nothing else.
preparar_navegador() {
    local faltan=()
    command -v chromium >/dev/null || faltan+=(chromium)
    command -v chromedriver >/dev/null || faltan+=(chromium-driver)
    if [[ ${#faltan[@]} -gt 0 ]]; then
        exigir_permiso "${faltan[@]}"
        paso "Instalando ${faltan[*]}"
        apt update
        apt install -y --no-install-recommends "${faltan[@]}" ||
            echo "No hay chromium: las pruebas del panel (tests/conexiones/panel) van a fallar."
    fi
}

apt() { como_root env DEBIAN_FRONTEND=noninteractive apt-get -q "$@"; }

# Says what is missing when we may not install it ourselves.
exigir_permiso() {
    [[ $ES_ROOT == 1 ]] && return
    command -v sudo >/dev/null && sudo -n true 2>/dev/null && return
    printf 'Faltan paquetes y no hay permiso para instalarlos. Como administrador:\n\n' >&2
    printf '    apt-get install --no-install-recommends %s\n\n' "$*" >&2
    printf 'y luego repita la orden.\n' >&2
    exit 1
}

preparar_rust() {
    command -v cargo >/dev/null || morir "falta Rust (cargo); instálelo con rustup: https://rustup.rs"
    local componente
    for componente in fmt:rustfmt clippy:clippy; do
        if ! cargo "${componente%:*}" --version >/dev/null 2>&1; then
            command -v rustup >/dev/null || morir "falta cargo ${componente%:*}"
            rustup component add "${componente#*:}"
        fi
    done
}

preparar_paquetes() {
    local faltan mayor
    if [[ -z $PG_MAJOR ]]; then
        # None installed: the list of packages decides, and may be empty on a fresh machine.
        exigir_permiso postgresql postgresql-server-dev-all gcc make sudo
        paso "Buscando PostgreSQL"
        apt update
        for mayor in "${PG_PREFERENCIA[@]}"; do
            if [[ -z $PG_MAJOR && -n $(apt-cache madison "postgresql-server-dev-$mayor" 2>/dev/null) ]]; then
                PG_MAJOR=$mayor
            fi
        done
        [[ -n $PG_MAJOR ]] || morir "no hay paquetes de PostgreSQL ${PG_PREFERENCIA[*]}; indique PG_CONFIG=/ruta/a/pg_config"
        elegir_postgresql
    fi
    mapfile -t faltan < <(faltan_paquetes)
    if [[ ${#faltan[@]} -gt 0 ]]; then
        exigir_permiso "${faltan[@]}"
        paso "Instalando ${faltan[*]}"
        apt update
        apt install -y --no-install-recommends "${faltan[@]}"
        elegir_postgresql
    fi
}

preparar_rust
preparar_paquetes
if [[ ${1:-} == --con-navegador ]]; then preparar_navegador; fi
printf 'Listo: PostgreSQL %s (%s)\n' "$PG_MAJOR" "$PG_CONFIG"
