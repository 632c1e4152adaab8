# shellcheck shell=bash
# Common ground of the scripts in ci/: which PostgreSQL, where throw-away
# clusters live, and a few helpers. To be sourced, never run.
# Everything set here can be overridden from the environment.

RAIZ=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
export RAIZ

# rustup's default place may be missing from the PATH of a fresh shell.
if ! command -v cargo >/dev/null && [[ -d ${HOME:-}/.cargo/bin ]]; then
    PATH=$HOME/.cargo/bin:$PATH
fi
# pgrx puts Rust backtraces into DETAIL when this is set in the server's environment.
unset RUST_BACKTRACE

# --- messages ----------------------------------------------------------------
paso() { printf '\n\033[1m== %s\033[0m\n' "$*"; }
morir() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# --- PostgreSQL --------------------------------------------------------------
# In order of preference: 15 is what the extension is developed on.
PG_PREFERENCIA=(15 18 17 16)

# Sets PG_MAJOR, PG_CONFIG and PG_BIN to a PostgreSQL that is installed, one with headers first.
# PG_MAJOR stays empty when there is none: preparar.sh then chooses what to install.
elegir_postgresql() {
    local mayor programa
    if [[ -x ${PG_CONFIG:-} ]]; then
        PG_MAJOR=$("$PG_CONFIG" --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/')
    fi
    for programa in pg_config postgres; do
        for mayor in "${PG_PREFERENCIA[@]}"; do
            if [[ -z ${PG_MAJOR:-} && -x /usr/lib/postgresql/$mayor/bin/$programa ]]; then
                PG_MAJOR=$mayor
            fi
        done
    done
    PG_MAJOR=${PG_MAJOR:-}
    [[ -x ${PG_CONFIG:-} ]] || PG_CONFIG=/usr/lib/postgresql/$PG_MAJOR/bin/pg_config
    if [[ -x $PG_CONFIG ]]; then
        PG_BIN=$("$PG_CONFIG" --bindir)
        PG_REGRESS=$(dirname "$("$PG_CONFIG" --pgxs)")/../test/regress/pg_regress
        PG_ISOLATION=$(dirname "$("$PG_CONFIG" --pgxs)")/../test/isolation/pg_isolation_regress
    else
        PG_BIN=/usr/lib/postgresql/$PG_MAJOR/bin
        PG_REGRESS='' PG_ISOLATION=''
    fi
    # What pgrx is built for.
    PGRX_PG_CONFIG_PATH=$PG_CONFIG
    if [[ -n $PG_MAJOR ]]; then export PG_MAJOR PG_CONFIG PG_BIN PG_REGRESS PG_ISOLATION PGRX_PG_CONFIG_PATH; fi
}
if [[ -z ${PG_BIN:-} ]]; then elegir_postgresql; fi

# Installs what is missing, and looks again at what there is.
preparar() {
    "$RAIZ/ci/preparar.sh"
    elegir_postgresql
}

# --- who we are --------------------------------------------------------------
if [[ $(id -u) == 0 ]]; then ES_ROOT=1; else ES_ROOT=0; fi

# The server refuses to run as root: as root, its programs run as the user postgres.
como_postgres() {
    if [[ $ES_ROOT == 1 ]]; then
        (cd / && exec runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

# Runs a command with the rights to write where PostgreSQL is installed.
como_root() {
    if [[ $ES_ROOT == 1 ]]; then "$@"; else sudo "$@"; fi
}

# Puts a file among PostgreSQL's own.
instalar_archivo() {
    if [[ -w $(dirname "$2") ]]; then
        install -D -m 644 "$1" "$2"
    else
        como_root install -D -m 644 "$1" "$2"
    fi
}

# --- throw-away clusters -----------------------------------------------------
# One directory for each checkout and user. Its path is short, because a socket's
# path may not pass 107 bytes, and lies outside /root, where postgres cannot go.
# In memory for whoever wants it (the tests, who copy hundreds of databases), where there is room.
if [[ -z ${NIVEL_DIR:-} ]]; then
    NIVEL_DIR=${TMPDIR:-/tmp}
    if [[ ${NIVEL_EN_MEMORIA:-0} == 1 && -w /dev/shm && $(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1) -gt 4000000 ]]; then
        NIVEL_DIR=/dev/shm
    fi
    if [[ ${#NIVEL_DIR} -gt 50 || ($ES_ROOT == 1 && $NIVEL_DIR == /root*) ]]; then NIVEL_DIR=/tmp; fi
    NIVEL_DIR=${NIVEL_DIR%/}/nivel-$(printf %s "$RAIZ" | sha256sum | cut -c1-8)-$(id -u)
fi
export NIVEL_DIR

# What the tests leave to be read.
export NIVEL_REGISTROS=${NIVEL_REGISTROS:-${CARGO_TARGET_DIR:-$RAIZ/target}/pruebas}

# The database that test databases are copies of (ci/plantilla.sh).
export NIVEL_PLANTILLA=nivel_prueba_plantilla

# Creates NIVEL_DIR, and a directory of the server's user inside it. The names are
# predictable, so one that belongs to somebody else is refused.
crear_directorio_del_servidor() {
    (umask 022 && mkdir -p "$NIVEL_DIR")
    [[ -O $NIVEL_DIR && ! -L $NIVEL_DIR ]] || morir "$NIVEL_DIR pertenece a otro usuario; elija otro con NIVEL_DIR"
    if [[ $ES_ROOT == 1 ]]; then
        install -d -m 700 -o postgres -g postgres "$1"
    else
        install -d -m 700 "$1"
    fi
}

# Servers listen on a socket only; the port still names the socket, and no TCP server
# should have it, lest somebody who forgets PGHOST lands there.
puerto_libre() {
    local puerto
    for _ in {1..100}; do
        puerto=$((20000 + RANDOM % 12000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$puerto") 2>/dev/null; then
            echo "$puerto"
            return
        fi
    done
    morir "no se encontró un puerto libre"
}

# --- Cargo -------------------------------------------------------------------
# Versions have one home: Cargo.toml.
version_nivel() { sed -nE 's/^version *= *"(.+)"$/\1/p' "$RAIZ/Cargo.toml"; }
