-- The tables of the configured entities, their kept copies, partitions and children, with the access method of those that are not the
-- server's own heap.
WITH RECURSIVE tablas AS (
    SELECT c.oid, e.entidad
    FROM nivel.configuracion e
    JOIN pg_catalog.pg_class c ON c.relname IN (e.entidad, e.entidad || '__nivel1', e.entidad || '__nivel2', e.entidad || '__nivel3')
                              AND c.relkind IN ('r', 'p')
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' OR n.nspname IN (SELECT s.esquema FROM nivel.sucursales s)
    UNION
    SELECT i.inhrelid, t.entidad FROM tablas t JOIN pg_catalog.pg_inherits i ON i.inhparent = t.oid
)
SELECT coalesce(json_agg(json_build_object('oid', c.oid::bigint, 'nombre', format('%I.%I', n.nspname, c.relname), 'entidad', t.entidad,
                                           'metodo', CASE WHEN a.amname <> 'heap' THEN a.amname END) ORDER BY n.nspname, c.relname), '[]')
FROM tablas t
JOIN pg_catalog.pg_class c ON c.oid = t.oid AND c.relkind IN ('r', 'p')
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_am a ON a.oid = c.relam
