-- Partitions and inheritance children of the tables $1, at any depth and in any schema, each after its parents. «ajena»: a
-- parent that belongs neither to the family nor to public.
WITH RECURSIVE hijas (raiz, oid, hondura) AS (
    SELECT i.inhparent, i.inhrelid, 1 FROM pg_catalog.pg_inherits i WHERE i.inhparent = ANY ($1)
    UNION
    SELECT h.raiz, i.inhrelid, h.hondura + 1 FROM hijas h JOIN pg_catalog.pg_inherits i ON i.inhparent = h.oid
), familia AS MATERIALIZED (
    SELECT raiz, oid, max(hondura) AS hondura FROM hijas GROUP BY raiz, oid
)
SELECT json_agg(json_build_object(
           'raiz', f.raiz::bigint, 'oid', c.oid::bigint, 'esquema', n.nspname, 'nombre', c.relname, 'nivel', coalesce(s.nivel, 1),
           'relkind', c.relkind, 'duenio', c.relowner::bigint,
           'extension', (SELECT e.extname FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
                         WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
                           AND d.refclassid = 'pg_catalog.pg_extension'::regclass AND d.deptype = 'e'),
           'es_particion', c.relispartition, 'temporal', c.relpersistence = 't',
           'ajena', (SELECT pg_catalog.format('%I.%I', o.nspname, m.relname) FROM pg_catalog.pg_inherits i
                     JOIN pg_catalog.pg_class m ON m.oid = i.inhparent JOIN pg_catalog.pg_namespace o ON o.oid = m.relnamespace
                     WHERE i.inhrelid = c.oid AND o.nspname <> 'public' AND m.oid <> f.raiz
                       AND NOT EXISTS (SELECT FROM familia x WHERE x.raiz = f.raiz AND x.oid = m.oid) LIMIT 1)) ORDER BY f.raiz, f.hondura, c.oid)
FROM familia f JOIN pg_catalog.pg_class c ON c.oid = f.oid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN nivel.sucursales s ON s.esquema = n.nspname
