-- Types, functions and sequences of public that table $2 of schema $1 uses, and that are of no extension.
SELECT json_agg(DISTINCT q.nombre ORDER BY q.nombre)
FROM (SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = $2) t
CROSS JOIN LATERAL (
    SELECT 'pg_catalog.pg_class'::regclass AS classid, t.oid AS objid
    UNION ALL SELECT 'pg_catalog.pg_attrdef'::regclass, a.oid FROM pg_catalog.pg_attrdef a WHERE a.adrelid = t.oid
    UNION ALL SELECT 'pg_catalog.pg_constraint'::regclass, k.oid FROM pg_catalog.pg_constraint k WHERE k.conrelid = t.oid
    UNION ALL SELECT 'pg_catalog.pg_trigger'::regclass, g.oid FROM pg_catalog.pg_trigger g WHERE g.tgrelid = t.oid) p
JOIN pg_catalog.pg_depend d ON d.classid = p.classid AND d.objid = p.objid
CROSS JOIN LATERAL (
    SELECT y.typname AS nombre, y.typnamespace AS ns, y.typelem AS elemento FROM pg_catalog.pg_type y WHERE d.refclassid = 'pg_catalog.pg_type'::regclass AND y.oid = d.refobjid
    UNION ALL SELECT f.proname, f.pronamespace, 0 FROM pg_catalog.pg_proc f WHERE d.refclassid = 'pg_catalog.pg_proc'::regclass AND f.oid = d.refobjid
    UNION ALL SELECT s.relname, s.relnamespace, 0 FROM pg_catalog.pg_class s WHERE d.refclassid = 'pg_catalog.pg_class'::regclass AND s.oid = d.refobjid AND s.relkind = 'S') o
CROSS JOIN LATERAL (SELECT pg_catalog.quote_ident(coalesce((SELECT e.typname FROM pg_catalog.pg_type e WHERE e.oid = o.elemento AND o.nombre ~ '^_'), o.nombre)) AS nombre) q
WHERE o.ns = 'public'::regnamespace
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend x WHERE x.classid = d.refclassid AND x.objid = d.refobjid AND x.deptype IN ('e', 'i') AND x.refclassid <> 'pg_catalog.pg_type'::regclass)
