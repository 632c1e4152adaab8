-- The tables of the configured entities, with the access method of those that are not the server's own heap.
SELECT coalesce(json_agg(json_build_object('oid', c.oid::bigint, 'nombre', format('%I.%I', n.nspname, c.relname), 'entidad', c.relname,
                                           'metodo', CASE WHEN a.amname <> 'heap' THEN a.amname END) ORDER BY n.nspname, c.relname), '[]')
FROM nivel.configuracion e
JOIN pg_catalog.pg_class c ON c.relname = e.entidad AND c.relkind IN ('r', 'p')
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_am a ON a.oid = c.relam
WHERE n.nspname = 'public' OR n.nspname IN (SELECT s.esquema FROM nivel.sucursales s)
