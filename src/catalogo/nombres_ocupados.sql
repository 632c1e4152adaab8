-- Names that the tables $1 and what belongs to them would take in schema $2 and that something else has there; what belongs
-- to the tables $3 makes room.
WITH de AS (
    SELECT t = ANY ($3) AS sale, x.clase, x.oid, x.nombre
    FROM unnest($1::oid[] || $3::oid[]) t
    CROSS JOIN LATERAL (
        SELECT 'pg_catalog.pg_class'::regclass::oid AS clase, c.oid, c.relname AS nombre FROM pg_catalog.pg_class c WHERE c.oid = t
        UNION ALL SELECT 'pg_catalog.pg_class'::regclass, c.oid, c.relname FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = t
        UNION ALL SELECT 'pg_catalog.pg_class'::regclass, c.oid, c.relname FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class c ON c.oid = d.objid AND c.relkind = 'S'
            WHERE d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = t AND d.classid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
        UNION ALL SELECT 'pg_catalog.pg_type'::regclass, y.oid, y.typname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_type y ON y.oid = c.reltype WHERE c.oid = t
        UNION ALL SELECT 'pg_catalog.pg_statistic_ext'::regclass, e.oid, e.stxname FROM pg_catalog.pg_statistic_ext e WHERE e.stxrelid = t) x
), ocupan AS (
    SELECT 'pg_catalog.pg_class'::regclass::oid AS clase, c.oid, c.relname AS nombre FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $2
    UNION ALL SELECT 'pg_catalog.pg_type'::regclass, y.oid, y.typname FROM pg_catalog.pg_type y JOIN pg_catalog.pg_namespace n ON n.oid = y.typnamespace WHERE n.nspname = $2
    UNION ALL SELECT 'pg_catalog.pg_statistic_ext'::regclass, e.oid, e.stxname FROM pg_catalog.pg_statistic_ext e JOIN pg_catalog.pg_namespace n ON n.oid = e.stxnamespace WHERE n.nspname = $2
)
SELECT json_agg(DISTINCT nivel._nombrar(o.clase, o.oid, 0))
FROM de d JOIN ocupan o ON o.clase = d.clase AND o.nombre = d.nombre
WHERE NOT d.sale AND NOT EXISTS (SELECT FROM de q WHERE q.sale AND q.clase = o.clase AND q.oid = o.oid)
  AND NOT (o.clase = 'pg_catalog.pg_type'::regclass AND EXISTS (SELECT FROM pg_catalog.pg_type y WHERE y.oid = o.oid AND y.typrelid = ANY ($3)))
