#!/usr/bin/env bash
# Builds the extension and copies it into PostgreSQL's directories.
#
#   NIVEL_PERFIL=release ci/instalar.sh     (default)
#   NIVEL_PERFIL=dev ci/instalar.sh         quick to build, with overflow checks: for tests
#
# The build runs as the present user; only the copying uses sudo, and only when needed.
# A new file replaces the old one (never written in place): servers that run with the
# old library keep it.
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"
cd "$RAIZ"

case ${NIVEL_PERFIL:-release} in
release) opcion=() carpeta=release ;;
dev) opcion=(--debug) carpeta=debug ;;
*) morir "NIVEL_PERFIL es release o dev" ;;
esac

paso "Compilando nivel (${NIVEL_PERFIL:-release}) para PostgreSQL $PG_MAJOR"
salida=${CARGO_TARGET_DIR:-$RAIZ/target}/$carpeta/nivel-pg$PG_MAJOR
rm -rf "$salida"
cargo pgrx package "${opcion[@]}" --pg-config "$PG_CONFIG" --out-dir "$salida" \
    --no-default-features --features "pg$PG_MAJOR"

# How to come here from each older version.
version=$(version_nivel)
guiones=$salida$("$PG_CONFIG" --sharedir)/extension
for viejo in sql/historia/nivel--*.sql; do
    desde=$(basename "${viejo#*--}" .sql)
    if [[ $desde != "$version" ]]; then
        ci/armar_actualizacion.sh "$desde" "$guiones/nivel--$version.sql" >"$guiones/nivel--$desde--$version.sql"
    fi
done

paso "Instalando en $("$PG_CONFIG" --pkglibdir)"
nuevos=0
while IFS= read -r -d '' archivo; do
    destino=/${archivo#"$salida"/}
    if cmp -s "$archivo" "$destino"; then continue; fi
    instalar_archivo "$archivo" "$destino"
    nuevos=$((nuevos + 1))
done < <(find "$salida" -type f -print0)
echo "$nuevos archivos nuevos"
