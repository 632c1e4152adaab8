#!/usr/bin/env bash
# Writes the script of ALTER EXTENSION nivel UPDATE from an older version to the present one:
#
#   ci/armar_actualizacion.sh DESDE GUION
#
# GUION is the install script that pgrx has just generated. It goes where the line "-- INSTALACIÓN" of
# sql/actualizar/desde-DESDE.sql is, between what is the same for every version, and without the tables and indexes that
# sql/historia/nivel--DESDE.sql made: they stay, with their rows. All the rest is made anew by the very statements of a
# fresh installation, so that nobody has to write them twice.
set -euo pipefail
# shellcheck source=ci/entorno.sh
source "$(dirname "${BASH_SOURCE[0]}")/entorno.sh"

[[ $# == 2 ]] || { sed -n '2,4s/^# \{0,1\}//p' "$0" >&2 && exit 2; }

cd "$RAIZ/sql"
# In the files of sql/, a statement ends with the first line that ends in a semicolon. A table is known by its name, whatever its
# columns were; an index by all of its text, for one that changed is another.
awk '
FNR == 1 { archivo++ }
archivo < 3 && /^CREATE (TABLE|SEQUENCE|(UNIQUE )?INDEX) / { clave = ($2 == "TABLE" || $2 == "SEQUENCE") ? $2 " " $3 : ""; sentencia = ""; dentro = 1 }
dentro {
    sentencia = sentencia $0 "\n"
    if (!/;$/) next
    dentro = 0
    if (clave == "") clave = sentencia
    if (archivo == 1) queda[clave] = 1
    else if (!(clave in queda)) nuevo = nuevo sentencia
    next
}
archivo == 2 { nuevo = nuevo $0 "\n" }
archivo > 2 && $0 == "-- INSTALACIÓN" { printf "%s", nuevo; veces++; next }
archivo > 2 { print }
END { if (archivo != 5 || veces != 1) { print "error: una línea, y una sola, debe decir -- INSTALACIÓN" >"/dev/stderr"; exit 1 } }
' "historia/nivel--$1.sql" "$2" actualizar/antes.sql "actualizar/desde-$1.sql" actualizar/despues.sql
