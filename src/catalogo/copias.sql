-- Every relation called $1 in a branch schema (active or not) and in public, with what decides whether it can be a copy.
SELECT json_agg(json_build_object(
           'oid', c.oid::bigint, 'esquema', n.nspname, 'nombre', c.relname, 'nivel', coalesce(s.nivel, 1), 'relkind', c.relkind,
           'duenio', c.relowner::bigint,
           'extension', (SELECT e.extname FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
                         WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
                           AND d.refclassid = 'pg_catalog.pg_extension'::regclass AND d.deptype = 'e'),
           'madre', (SELECT pg_catalog.format('%I.%I', m.nspname, p.relname) FROM pg_catalog.pg_inherits i
                     JOIN pg_catalog.pg_class p ON p.oid = i.inhparent JOIN pg_catalog.pg_namespace m ON m.oid = p.relnamespace
                     WHERE i.inhrelid = c.oid ORDER BY m.nspname = 'public' LIMIT 1),
           'es_particion', c.relispartition, 'temporal', c.relpersistence = 't') ORDER BY c.oid)
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN nivel.sucursales s ON s.esquema = n.nspname
WHERE c.relname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND (n.nspname = 'public' OR s.esquema IS NOT NULL)
