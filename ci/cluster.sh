#!/usr/bin/env bash
# A private PostgreSQL server: own directory, own socket, no TCP, its own superuser
# `postgres` without password (only the directory's owner reaches the socket).
#
#   ci/cluster.sh iniciar NOMBRE [-c parametro=valor]... [-f archivo]
#   ci/cluster.sh replica NOMBRE ORIGEN [...]       a streaming standby of ORIGEN, which runs
#   ci/cluster.sh actualizar NOMBRE ORIGEN [...]    ORIGEN, stopped, taken over by pg_upgrade; it may be of an older major
#   ci/cluster.sh parar   NOMBRE [--borrar]
#   ci/cluster.sh golpe   NOMBRE                immediate stop, as if the power failed, and start again
#   ci/cluster.sh estado  NOMBRE
#   eval "$(ci/cluster.sh entorno NOMBRE)"     exports PGHOST, PGPORT, PGUSER
#
# NIVEL_MODELOS: a directory of the server's user; new servers are copies of one that is made in it, which is much quicker (and
# have its system identifier).
# -f: a file of settings, written like postgresql.conf. Settings count when the
# server starts; one that runs already keeps its own.
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"

accion=${1:-} nombre=${2:-}
[[ $nombre =~ ^[a-z0-9_-]+$ ]] || { sed -n '2,18s/^# \{0,1\}//p' "$0" >&2 && exit 2; }
shift 2
dir=$NIVEL_DIR/$nombre
datos=$dir/datos

corre() { como_postgres "$PG_BIN/pg_ctl" status -D "$datos" >/dev/null 2>&1; }
puerto_de() { sed -nE 's/^port = ([0-9]+)$/\1/p' "$1/datos/nivel.conf"; }
puerto() { puerto_de "$dir"; }

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

# A new data directory.
crear() {
    rm -rf "$datos"
    if [[ -z ${NIVEL_MODELOS:-} ]]; then
        crear_datos "$datos"
    else
        local modelo=$NIVEL_MODELOS/$PG_MAJOR
        # Whoever comes first makes it, and has others wait.
        (
            flock 9
            if [[ ! -e $modelo ]]; then crear_datos "$modelo-a-medias" && como_postgres mv "$modelo-a-medias" "$modelo"; fi
        ) 9<"$NIVEL_MODELOS"
        como_postgres cp -r "$modelo" "$datos"
        como_postgres chmod 700 "$datos"
    fi
}

# Without checksums on every major: pg_upgrade wants both alike.
crear_datos() {
    local sumas=()
    if [[ $PG_MAJOR -ge 18 ]]; then sumas=(--no-data-checksums); fi
    como_postgres "$PG_BIN/initdb" -D "$1" -U postgres -A trust -E UTF8 \
        --locale=C.UTF-8 --lc-messages=C --no-instructions --no-sync "${sumas[@]}" >"$dir/initdb.log" 2>&1 ||
        { cat "$dir/initdb.log" >&2 && morir "initdb falló"; }
    como_postgres tee -a "$1/postgresql.conf" <<<"include 'nivel.conf'" >/dev/null
}

iniciar() {
    if corre; then return; fi
    crear_directorio_del_servidor "$dir"
    if [[ $(cat "$datos/PG_VERSION" 2>/dev/null) != "$PG_MAJOR" ]]; then crear; fi
    arrancar_con "$@"
}

arrancar_con() {
    escribir_parametros "$@" | como_postgres tee "$datos/nivel.conf" >/dev/null
    arrancar
}

arrancar() {
    # Extensions that use libpq must find that of their own major, which elsewhere than in the system's place nobody looks for.
    local bibliotecas
    bibliotecas=$("$PG_CONFIG" --libdir)
    if [[ $bibliotecas == /usr/* ]]; then bibliotecas=''; fi
    como_postgres env ${bibliotecas:+"LD_LIBRARY_PATH=$bibliotecas"} "$PG_BIN/pg_ctl" start -w -s -D "$datos" -l "$dir/servidor.log" >/dev/null 2>&1 ||
        { tail -n 20 "$dir/servidor.log" >&2 && morir "el servidor $nombre no arrancó"; }
}

replica() {
    local origen=$NIVEL_DIR/$1
    shift
    if corre; then morir "el servidor $nombre ya corre"; fi
    crear_directorio_del_servidor "$dir"
    rm -rf "$datos"
    como_postgres "$PG_BIN/pg_basebackup" -h "$origen" -p "$(puerto_de "$origen")" -U postgres -D "$datos" \
        -R -X stream -c fast >"$dir/replica.log" 2>&1 || { cat "$dir/replica.log" >&2 && morir "pg_basebackup falló"; }
    arrancar_con "$@"
}

# pg_upgrade writes where it runs.
actualizar() {
    local origen=$NIVEL_DIR/$1/datos programas
    shift
    crear_directorio_del_servidor "$dir"
    programas=$(dirname "$(cut -d ' ' -f 1 "$origen/postmaster.opts")")
    como_postgres "$programas/pg_ctl" stop -s -w -m fast -D "$origen" >/dev/null
    crear
    escribir_parametros "$@" | como_postgres tee "$datos/nivel.conf" >/dev/null
    # shellcheck disable=SC2016
    como_postgres bash -c 'cd "$1" && shift && exec "$@"' - "$dir" "$PG_BIN/pg_upgrade" -U postgres \
        -b "$programas" -B "$PG_BIN" -d "$origen" -D "$datos" -p "$(puerto_libre)" -P "$(puerto_libre)" -s "$dir" \
        >"$dir/pg_upgrade.log" 2>&1 || {
            # Its own output only names the log that says why.
            find "$datos/pg_upgrade_output.d" -name '*.log' -exec tail -n 15 {} + >&2
            tail -n 40 "$dir/pg_upgrade.log" >&2
            morir "pg_upgrade falló"
        }
    arrancar
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
actualizar) actualizar "$@" ;;
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
