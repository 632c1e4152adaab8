-- What of schema $1 uses something of another branch than its sucursal ($2, if it has one): [table or view that it belongs to, if any;
-- a sentence].
WITH de_sucursal AS MATERIALIZED (
    SELECT n.oid FROM nivel.sucursales s JOIN pg_catalog.pg_namespace n ON n.nspname = s.esquema WHERE s.esquema <> $1 AND s.esquema IS DISTINCT FROM $2
), cosas AS MATERIALIZED (
    SELECT 'pg_catalog.pg_class'::regclass::oid AS classid, c.oid AS objid FROM pg_catalog.pg_class c JOIN de_sucursal s ON s.oid = c.relnamespace
    UNION ALL SELECT 'pg_catalog.pg_type'::regclass, y.oid FROM pg_catalog.pg_type y JOIN de_sucursal s ON s.oid = y.typnamespace
    UNION ALL SELECT 'pg_catalog.pg_proc'::regclass, p.oid FROM pg_catalog.pg_proc p JOIN de_sucursal s ON s.oid = p.pronamespace
    UNION ALL SELECT 'pg_catalog.pg_operator'::regclass, o.oid FROM pg_catalog.pg_operator o JOIN de_sucursal s ON s.oid = o.oprnamespace
    UNION ALL SELECT 'pg_catalog.pg_opclass'::regclass, o.oid FROM pg_catalog.pg_opclass o JOIN de_sucursal s ON s.oid = o.opcnamespace
    UNION ALL SELECT 'pg_catalog.pg_collation'::regclass, k.oid FROM pg_catalog.pg_collation k JOIN de_sucursal s ON s.oid = k.collnamespace
    UNION ALL SELECT 'pg_catalog.pg_ts_config'::regclass, x.oid FROM pg_catalog.pg_ts_config x JOIN de_sucursal s ON s.oid = x.cfgnamespace
    UNION ALL SELECT 'pg_catalog.pg_ts_dict'::regclass, x.oid FROM pg_catalog.pg_ts_dict x JOIN de_sucursal s ON s.oid = x.dictnamespace
), propias AS MATERIALIZED (
    SELECT p.tabla, p.classid, p.objid FROM nivel._partes p JOIN pg_catalog.pg_class c ON c.oid = p.tabla JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = $1 AND NOT p.interna
    UNION ALL SELECT NULL, 'pg_catalog.pg_type'::regclass, y.oid FROM pg_catalog.pg_type y JOIN pg_catalog.pg_namespace n ON n.oid = y.typnamespace WHERE n.nspname = $1
    UNION ALL SELECT NULL, 'pg_catalog.pg_constraint'::regclass, k.oid FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_namespace n ON n.oid = k.connamespace WHERE n.nspname = $1 AND k.contypid <> 0
    UNION ALL SELECT NULL, 'pg_catalog.pg_proc'::regclass, p.oid FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = $1
    UNION ALL SELECT NULL, 'pg_catalog.pg_operator'::regclass, o.oid FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace WHERE n.nspname = $1
    UNION ALL SELECT NULL, 'pg_catalog.pg_ts_config'::regclass, x.oid FROM pg_catalog.pg_ts_config x JOIN pg_catalog.pg_namespace n ON n.oid = x.cfgnamespace WHERE n.nspname = $1
)
SELECT json_agg(DISTINCT jsonb_build_array(p.tabla::bigint, pg_catalog.format('%s usa %s', nivel._nombrar(p.classid, p.objid, 0), nivel._nombrar(d.refclassid, coalesce(i.indrelid, d.refobjid), 0))))
FROM propias p
JOIN pg_catalog.pg_depend d ON d.classid = p.classid AND d.objid = p.objid
JOIN cosas c ON c.classid = d.refclassid AND c.objid = d.refobjid
-- a foreign key needs an index of the other table
LEFT JOIN pg_catalog.pg_index i ON d.refclassid = 'pg_catalog.pg_class'::regclass AND i.indexrelid = d.refobjid
