-- The schemas, of no branch, with an operator that is not the server's and that something uses: the relations $1 and what belongs to them, the functions and
-- domains of schema $2.
WITH usan AS (
    SELECT p.classid, p.objid FROM nivel._partes p WHERE p.tabla = ANY ($1)
    UNION ALL SELECT 'pg_catalog.pg_proc'::regclass, p.oid FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = $2
    UNION ALL SELECT 'pg_catalog.pg_constraint'::regclass, k.oid FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_type y ON y.oid = k.contypid
              JOIN pg_catalog.pg_namespace n ON n.oid = y.typnamespace WHERE n.nspname = $2
    UNION ALL SELECT 'pg_catalog.pg_type'::regclass, y.oid FROM pg_catalog.pg_type y JOIN pg_catalog.pg_namespace n ON n.oid = y.typnamespace WHERE n.nspname = $2 AND y.typtype = 'd'
)
SELECT coalesce(json_agg(DISTINCT n.nspname), '[]')
FROM usan u
CROSS JOIN LATERAL (SELECT d.refobjid FROM pg_catalog.pg_depend d
                    WHERE d.classid = u.classid AND d.objid = u.objid AND d.refclassid = 'pg_catalog.pg_operator'::regclass OFFSET 0) d
JOIN pg_catalog.pg_operator o ON o.oid = d.refobjid
JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
WHERE n.nspname <> 'pg_catalog' AND pg_catalog.left(n.nspname, 8) <> 'pg_temp_'
  AND NOT EXISTS (SELECT FROM nivel.sucursales s WHERE s.esquema = n.nspname)
