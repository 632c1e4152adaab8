-- What is known of the types, functions, free sequences and the like of schema $1 (identities without it): the rows of the journal about them, and the versions that
-- those were known to have which came along with a table.
SELECT json_build_object('filas', (
    SELECT json_agg(json_build_object('id', b.id, 'nombre', pg_catalog.substr(b.objeto, pg_catalog.length(pg_catalog.quote_ident($1)) + 2), 'version', b.migracion,
                                      'anulada', b.anulada, 'sentencia', CASE WHEN b.etiqueta LIKE 'ALTER %' AND b.sentencia ILIKE '%rename%' THEN b.sentencia END) ORDER BY b.id)
    FROM nivel._bitacora b
    WHERE b.esquema = $1 AND b.entidad IS NULL AND pg_catalog.starts_with(b.objeto, pg_catalog.quote_ident($1) || '.')
), 'traidas', (
    SELECT json_object_agg(e.nombre, e.versiones)
    FROM (SELECT pg_catalog.substr(q.objeto, pg_catalog.length(pg_catalog.quote_ident($1)) + 2) AS nombre, pg_catalog.array_agg(DISTINCT v.version) AS versiones
          FROM nivel.equipaje q CROSS JOIN unnest(q.versiones) v (version)
          WHERE q.esquema = $1 AND pg_catalog.starts_with(q.objeto, pg_catalog.quote_ident($1) || '.') GROUP BY 1) e
))
