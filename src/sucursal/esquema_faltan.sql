-- What schema $1 has besides its tables and schema $2 has not, each with what gives it.
SELECT json_agg(json_build_object('clase', m.clase, 'nombre', m.nombre, 'dicho', m.dicho, 'sentencia', pg_catalog.format(m.sentencia, $2, pg_catalog.pg_get_userbyid(n.nspowner))) ORDER BY m.clase, m.nombre)
FROM nivel._del_esquema m JOIN pg_catalog.pg_namespace n ON n.nspname = $2
WHERE m.esquema = $1 AND NOT EXISTS (SELECT FROM nivel._del_esquema d WHERE d.esquema = $2 AND d.clase = m.clase AND d.nombre = m.nombre)
