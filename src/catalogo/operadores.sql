-- The schemas, of no branch, with an operator that is not the server's and that some expression or view uses.
SELECT coalesce(json_agg(DISTINCT n.nspname), '[]')
FROM pg_catalog.pg_depend d
JOIN pg_catalog.pg_operator o ON o.oid = d.refobjid
JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
WHERE d.refclassid = 'pg_catalog.pg_operator'::regclass AND d.deptype = 'n'
  AND d.classid IN ('pg_catalog.pg_attrdef'::regclass, 'pg_catalog.pg_constraint'::regclass, 'pg_catalog.pg_class'::regclass, 'pg_catalog.pg_rewrite'::regclass,
                    'pg_catalog.pg_policy'::regclass, 'pg_catalog.pg_trigger'::regclass, 'pg_catalog.pg_statistic_ext'::regclass, 'pg_catalog.pg_proc'::regclass)
  AND n.nspname <> 'pg_catalog' AND pg_catalog.left(n.nspname, 8) <> 'pg_temp_'
  AND NOT EXISTS (SELECT FROM nivel.sucursales s WHERE s.esquema = n.nspname)
