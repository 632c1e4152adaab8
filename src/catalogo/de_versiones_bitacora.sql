-- Journal of what migrations $2 did in schema $1 to types, functions and the like, and to no table.
SELECT json_agg(json_build_object(
           'id', b.id, 'momento', b.momento, 'rol', b.rol, 'esquema', b.esquema, 'entidad', NULL, 'clase', b.clase,
           'nombre', CASE WHEN pg_catalog.starts_with(b.objeto, pg_catalog.quote_ident($1) || '.') THEN pg_catalog.substr(b.objeto, pg_catalog.length(pg_catalog.quote_ident($1)) + 2) END,
           'etiqueta', b.etiqueta, 'efecto', b.efecto, 'sentencia', b.sentencia,
           'search_path', b.search_path, 'exacta', b.exacta, 'migracion', b.migracion, 'anulada', b.anulada,
           'esquema_anterior', NULL, 'entidad_anterior', NULL, 'objetos', b.objetos) ORDER BY b.id)
FROM nivel._bitacora b
WHERE b.esquema = $1 AND b.entidad IS NULL AND b.migracion = ANY ($2)
