#!/usr/bin/env bash
# A private PostgreSQL server: own directory, own socket, no TCP, its own superuser
# `postgres` without password (only the directory's owner reaches the socket).
#
#   ci/cluster.sh iniciar NOMBRE [-c parametro=valor]... [-f archivo]
#   ci/cluster.sh replica NOMBRE DE [-c parametro=valor]... [-f archivo]
#   ci/cluster.sh parar   NOMBRE [--borrar]
#   ci/cluster.sh golpe   NOMBRE                immediate stop, as if the power failed, and start again
#   ci/cluster.sh estado  NOMBRE
#   eval "$(ci/cluster.sh entorno NOMBRE)"     exports PGHOST, PGPORT, PGUSER
#
# replica: a streaming standby of the running server DE, made new every time.
# -f: a file of settings, written like postgresql.conf. Settings count when the
# server starts; one that runs already keeps its own.
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"

accion=${1:-} nombre=${2:-}
[[ $nombre =~ ^[a-z0-9_-]+$ ]] || { sed -n '2,15s/^# \{0,1\}//p' "$0" >&2 && exit 2; }
shift 2
dir=$NIVEL_DIR/$nombre
datos=$dir/datos

corre() { como_postgres "$PG_BIN/pg_ctl" status -D "$datos" >/dev/null 2>&1; }
puerto() { sed -nE 's/^port = ([0-9]+)$/\1/p' "${1:-$datos}/nivel.conf"; }

# The settings of this server, as lines of postgresql.conf.
escribir_parametros() {
    local valor
    printf '%s\n' "listen_addresses = ''" "port = $(puerto_libre)" "unix_socket_directories = '$dir'"
    while [[ $# -gt 0 ]]; do
        case $1 in
        -c) [[ $2 == *=* ]] || morir "se esperaba -c parametro=valor, no: $2"
            valor=${2#*=}
            printf "%s = '%s'\n" "${2%%=*}" "${valor//\'/\'\'}" ;;
        -f) cat "$2" ;;
        *) morir "opción desconocida: $1" ;;
        esac
        shift 2
    done
}

iniciar() {
    if corre; then return; fi
    crear_directorio_del_servidor "$dir"
    if [[ $(cat "$datos/PG_VERSION" 2>/dev/null) != "$PG_MAJOR" ]]; then
        rm -rf "$datos"
        como_postgres "$PG_BIN/initdb" -D "$datos" -U postgres -A trust -E UTF8 \
            --locale=C.UTF-8 --lc-messages=C --no-instructions >"$dir/initdb.log" 2>&1 ||
            { cat "$dir/initdb.log" >&2 && morir "initdb falló"; }
        como_postgres tee -a "$datos/postgresql.conf" <<<"include 'nivel.conf'" >/dev/null
    fi
    arrancar_con "$@"
}

arrancar_con() {
    escribir_parametros "$@" | como_postgres tee "$datos/nivel.conf" >/dev/null
    arrancar
}

arrancar() {
    como_postgres "$PG_BIN/pg_ctl" start -w -s -D "$datos" -l "$dir/servidor.log" >/dev/null 2>&1 ||
        { tail -n 20 "$dir/servidor.log" >&2 && morir "el servidor $nombre no arrancó"; }
}

replica() {
    local de=$NIVEL_DIR/$1
    shift
    if corre; then morir "el servidor $nombre ya corre"; fi
    crear_directorio_del_servidor "$dir"
    rm -rf "$datos"
    como_postgres "$PG_BIN/pg_basebackup" -D "$datos" -h "$de" -p "$(puerto "$de/datos")" -U postgres -R -c fast
    arrancar_con "$@"
}

parar() {
    if corre; then como_postgres "$PG_BIN/pg_ctl" stop -s -w -m fast -D "$datos" >/dev/null; fi
    if [[ ${1:-} == --borrar ]]; then rm -rf "$dir"; fi
}

# The same settings, and so the same socket.
golpe() {
    corre || morir "el servidor $nombre no corre"
    como_postgres "$PG_BIN/pg_ctl" stop -s -w -m immediate -D "$datos" >/dev/null
    arrancar
}

case $accion in
iniciar) iniciar "$@" ;;
replica) replica "$@" ;;
parar) parar "$@" ;;
golpe) golpe ;;
estado)
    if corre; then
        echo "El servidor $nombre corre en $dir, puerto $(puerto)"
    else
        echo "El servidor $nombre no corre"
        exit 3
    fi
    ;;
entorno)
    corre || morir "el servidor $nombre no corre"
    printf 'export PGHOST=%q PGPORT=%q PGUSER=postgres\n' "$dir" "$(puerto)"
    ;;
*) morir "acción desconocida: $accion" ;;
esac
