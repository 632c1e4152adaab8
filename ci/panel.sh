#!/usr/bin/env bash
# The panel of ejemplos/php on the database of the demonstration, with PHP's own server, until Ctrl-C. Its users get new
# passwords each time. PUERTO=n chooses the port.
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"
cd "$RAIZ"

entorno=$(ci/cluster.sh entorno demo 2>/dev/null) || morir "no hay servidor de demostración; corra antes make demo"
eval "$entorno"
"$PG_BIN/psql" -X -q -v ON_ERROR_STOP=1 -d demo -f ejemplos/php/roles.sql || morir "falta la base demo; corra antes make demo"
[[ $(php -m 2>/dev/null) == *pdo_pgsql* ]] || morir "falta PHP (paquetes php-cli y php-pgsql)"

# Nobody else reads the passwords or the sessions.
dir=$NIVEL_DIR/panel
install -d -m 700 "$dir" "$dir/sesiones"
usuarios=$(php ejemplos/php/usuarios.php "$dir/usuarios.json" ana:panel_administrador luis:panel_lector)

puerto=${PUERTO:-8080}
if (exec 3<>"/dev/tcp/127.0.0.1/$puerto") 2>/dev/null; then
    [[ -z ${PUERTO:-} ]] || morir "el puerto $puerto está ocupado"
    puerto=$(puerto_libre)
fi
printf '\nEl panel está en   http://127.0.0.1:%s\n\n' "$puerto"
while read -r nombre clave rol; do
    printf '   usuario %-6s clave %s   (rol %s)\n' "$nombre" "$clave" "$rol"
done <<<"$usuarios"
printf '\nPara detenerlo: Ctrl-C\n\n'
export PGDATABASE=demo PANEL_USUARIOS=$dir/usuarios.json
exec php -d session.save_path="$dir/sesiones" -S "127.0.0.1:$puerto" -t ejemplos/php/publico
