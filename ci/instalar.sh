#!/usr/bin/env bash
# Builds the extension and copies it into PostgreSQL's directories.
#
#   NIVEL_PERFIL=release ci/instalar.sh     (default)
#   NIVEL_PERFIL=dev ci/instalar.sh         quick to build, with overflow checks: for tests
#   NIVEL_RASGOS=pg_test ci/instalar.sh     with more of the library: what the tests inside the server call
#
# The build runs as the present user; only the copying uses sudo, and only when needed.
# A new file replaces the old one (never written in place): servers that run with the
# old library keep it.
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"
cd "$RAIZ"

case ${NIVEL_PERFIL:-release} in
release) opcion=(--release) carpeta=release ;;
dev) opcion=() carpeta=debug ;;
*) morir "NIVEL_PERFIL es release o dev" ;;
esac

# x86-64 keeps what pgrx's macros leave in the library; elsewhere the linker has to be told, for all that is linked.
if [[ $(uname -m) != x86_64 ]]; then opcion+=(--config 'target."cfg(unix)".rustflags = ["-Clink-arg=-Wl,--no-gc-sections"]'); fi

rasgos="pg$PG_MAJOR${NIVEL_RASGOS:+ $NIVEL_RASGOS}"
paso "Compilando nivel (${NIVEL_PERFIL:-release}${NIVEL_RASGOS:+, $NIVEL_RASGOS}) para PostgreSQL $PG_MAJOR"
# Together, so that both are made of the same dependencies.
cargo build "${opcion[@]}" -p nivel -p guion --lib --bins --no-default-features --features "$rasgos"

compilado=${CARGO_TARGET_DIR:-$RAIZ/target}/$carpeta
salida=$compilado/nivel-pg$PG_MAJOR
version=$(version_nivel)
guiones=$salida$("$PG_CONFIG" --sharedir)/extension
rm -rf "$salida"
mkdir -p "$guiones" "$salida$("$PG_CONFIG" --pkglibdir)"
cp "$compilado/libnivel.so" "$salida$("$PG_CONFIG" --pkglibdir)/nivel.so"
sed "s/@CARGO_VERSION@/$version/" nivel.control >"$guiones/nivel.control"
"$compilado/guion" "$compilado/libnivel.so" nivel.control "$version" >"$guiones/nivel--$version.sql"

# How to come here from each older version.
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
