-- What the table $1, or something that belongs to it, still uses in a branch schema, also through what it uses elsewhere
-- (types, functions, operators; other tables are not followed).
WITH RECURSIVE partes AS (
    SELECT 'pg_catalog.pg_class'::regclass::oid AS classid, $1::oid AS objid
    UNION ALL SELECT 'pg_catalog.pg_class'::regclass, i.indexrelid FROM pg_catalog.pg_index i WHERE i.indrelid = $1
    UNION ALL SELECT 'pg_catalog.pg_constraint'::regclass, k.oid FROM pg_catalog.pg_constraint k WHERE k.conrelid = $1
    UNION ALL SELECT 'pg_catalog.pg_attrdef'::regclass, d.oid FROM pg_catalog.pg_attrdef d WHERE d.adrelid = $1
    UNION ALL SELECT 'pg_catalog.pg_trigger'::regclass, g.oid FROM pg_catalog.pg_trigger g WHERE g.tgrelid = $1 AND NOT g.tgisinternal
    UNION ALL SELECT 'pg_catalog.pg_policy'::regclass, p.oid FROM pg_catalog.pg_policy p WHERE p.polrelid = $1
    UNION ALL SELECT 'pg_catalog.pg_rewrite'::regclass, w.oid FROM pg_catalog.pg_rewrite w WHERE w.ev_class = $1
    UNION ALL SELECT 'pg_catalog.pg_statistic_ext'::regclass, e.oid FROM pg_catalog.pg_statistic_ext e WHERE e.stxrelid = $1
    UNION ALL SELECT 'pg_catalog.pg_class'::regclass, d.objid FROM pg_catalog.pg_depend d
        WHERE d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = $1 AND d.classid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
), de_sucursal AS MATERIALIZED (
    SELECT s.esquema FROM nivel.sucursales s
), alcanza AS (
    SELECT classid, objid FROM partes
    UNION
    SELECT x.classid, x.objid
    FROM alcanza a CROSS JOIN LATERAL (
        SELECT d.refclassid AS classid, d.refobjid AS objid FROM pg_catalog.pg_depend d
        WHERE d.classid = a.classid AND d.objid = a.objid AND d.deptype IN ('n', 'a') AND d.refobjid >= 16384
          AND d.refclassid NOT IN ('pg_catalog.pg_class'::regclass, 'pg_catalog.pg_namespace'::regclass, 'pg_catalog.pg_extension'::regclass)
        UNION ALL SELECT 'pg_catalog.pg_type'::regclass, y.typelem FROM pg_catalog.pg_type y WHERE a.classid = 'pg_catalog.pg_type'::regclass AND y.oid = a.objid AND y.typelem >= 16384
        UNION ALL SELECT 'pg_catalog.pg_constraint'::regclass, k.oid FROM pg_catalog.pg_constraint k WHERE a.classid = 'pg_catalog.pg_type'::regclass AND k.contypid = a.objid
        UNION ALL SELECT 'pg_catalog.pg_class'::regclass, y.typrelid FROM pg_catalog.pg_type y JOIN pg_catalog.pg_class c ON c.oid = y.typrelid AND c.relkind = 'c'
                  WHERE a.classid = 'pg_catalog.pg_type'::regclass AND y.oid = a.objid) x
    CROSS JOIN LATERAL pg_catalog.pg_identify_object(x.classid, x.objid, 0) i
    -- what is in a branch is named, and not followed
    WHERE NOT EXISTS (SELECT FROM de_sucursal s WHERE s.esquema = i.schema)
)
SELECT json_agg(DISTINCT pg_catalog.format('%s usa %s', pg_catalog.pg_describe_object(p.classid, p.objid, 0), i.identity))
FROM alcanza p
JOIN pg_catalog.pg_depend d ON d.classid = p.classid AND d.objid = p.objid
CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) i
JOIN de_sucursal s ON s.esquema = CASE i.type WHEN 'schema' THEN i.name ELSE i.schema END
