-- Journal of the types, functions and free sequences $2 (identities without schema) of schema $1.
SELECT json_agg(json_build_object(
           'id', b.id, 'momento', b.momento, 'rol', b.rol, 'esquema', b.esquema, 'entidad', NULL, 'clase', b.clase, 'nombre', x.nombre,
           'etiqueta', b.etiqueta, 'efecto', b.efecto, 'sentencia', b.sentencia,
           'search_path', b.search_path, 'exacta', b.exacta, 'migracion', b.migracion, 'anulada', b.anulada,
           'esquema_anterior', NULL, 'entidad_anterior', NULL, 'objetos', b.objetos) ORDER BY b.id)
FROM nivel._bitacora b
JOIN pg_catalog.unnest($2::text[]) AS x (nombre)
     ON b.objeto = pg_catalog.quote_ident($1) || '.' || x.nombre
WHERE b.esquema = $1 AND b.entidad IS NULL
