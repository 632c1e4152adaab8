-- Which tables of schema $1 something else there needs: [table that needs it, or NULL for a view, a function or a type; table].
WITH t AS MATERIALIZED (
    SELECT c.oid, c.reltype, c.relnamespace FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = $1 AND c.relkind IN ('r', 'p')
), quien AS MATERIALIZED (
    SELECT p.tabla, p.classid, p.objid FROM nivel._partes p JOIN t ON t.oid = p.tabla WHERE NOT p.interna
    UNION ALL
    SELECT NULL, 'pg_catalog.pg_rewrite'::regclass, w.oid
    FROM pg_catalog.pg_rewrite w JOIN pg_catalog.pg_class v ON v.oid = w.ev_class JOIN pg_catalog.pg_namespace n ON n.oid = v.relnamespace WHERE n.nspname = $1 AND v.relkind IN ('v', 'm')
    UNION ALL
    SELECT NULL, 'pg_catalog.pg_proc'::regclass, p.oid FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = $1
    UNION ALL
    SELECT NULL, 'pg_catalog.pg_class'::regclass, c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'c'
), que AS MATERIALIZED (
    SELECT t.oid AS tabla, 'pg_catalog.pg_class'::regclass::oid AS classid, t.oid AS objid FROM t
    UNION ALL SELECT t.oid, 'pg_catalog.pg_type'::regclass, y.oid FROM t JOIN pg_catalog.pg_type y ON y.oid = t.reltype OR y.typelem = t.reltype AND y.typcategory = 'A'
    UNION ALL SELECT t.oid, 'pg_catalog.pg_class'::regclass, d.objid FROM t
              JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = t.oid AND d.refobjsubid > 0
                   AND d.classid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')
)
SELECT json_agg(DISTINCT jsonb_build_array(q.tabla::bigint, x.tabla::bigint))
FROM quien q JOIN pg_catalog.pg_depend d ON d.classid = q.classid AND d.objid = q.objid
JOIN que x ON x.classid = d.refclassid AND x.objid = d.refobjid
WHERE x.tabla IS DISTINCT FROM q.tabla
