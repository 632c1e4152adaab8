-- What the table $1, or something that belongs to it, still uses in a branch schema.
WITH partes AS (
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
)
SELECT json_agg(DISTINCT pg_catalog.format('%s usa %s', nivel._nombrar(p.classid, p.objid, 0), nivel._nombrar(d.refclassid, d.refobjid, d.refobjsubid)))
FROM partes p
JOIN pg_catalog.pg_depend d ON d.classid = p.classid AND d.objid = p.objid
CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) i
JOIN nivel.sucursales s ON s.esquema = CASE i.type WHEN 'schema' THEN i.name ELSE i.schema END
