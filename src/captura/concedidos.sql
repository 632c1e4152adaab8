-- What a GRANT or REVOKE named; its event trigger does not say it.
-- $1: relations; $2: functions; $3: types; $4: schemas named themselves; $5: schemas named by ALL ... IN SCHEMA;
-- $6: kinds of relation that the latter means (none: functions).
SELECT json_agg(json_build_object(
           'clase', t.clase, 'relkind', r.relkind, 'esquema', coalesce(n.nspname, t.esquema), 'tabla', r.relname,
           'identidad', t.identidad, 'etiqueta', ''))
FROM (
    SELECT CASE c.relkind WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' ELSE 'table' END AS clase,
           coalesce((SELECT d.refobjid FROM pg_catalog.pg_depend d
                      WHERE c.relkind = 'S' AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
                        AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i') LIMIT 1), c.oid) AS relid,
           NULL::name AS esquema, pg_catalog.format('%I.%I', m.nspname, c.relname) AS identidad
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace m ON m.oid = c.relnamespace
    WHERE c.oid = ANY ($1) OR m.nspname = ANY ($5) AND c.relkind = ANY ($6::"char"[])
    UNION ALL
    SELECT 'function', NULL, m.nspname, i.identity
    FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace m ON m.oid = p.pronamespace
    CROSS JOIN LATERAL pg_catalog.pg_identify_object('pg_catalog.pg_proc'::regclass, p.oid, 0) i
    WHERE p.oid = ANY ($2) OR m.nspname = ANY ($5) AND pg_catalog.cardinality($6::text[]) = 0
    UNION ALL
    SELECT CASE y.typtype WHEN 'd' THEN 'domain' ELSE 'type' END, NULL, m.nspname, pg_catalog.format('%I.%I', m.nspname, y.typname)
    FROM pg_catalog.pg_type y JOIN pg_catalog.pg_namespace m ON m.oid = y.typnamespace WHERE y.oid = ANY ($3)
    UNION ALL
    SELECT 'schema', NULL, m.nspname, pg_catalog.quote_ident(m.nspname) FROM pg_catalog.pg_namespace m WHERE m.nspname = ANY ($4)
) t
LEFT JOIN pg_catalog.pg_class r ON r.oid = t.relid
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
CROSS JOIN LATERAL (SELECT coalesce(n.nspname, t.esquema) AS esquema, t.clase, coalesce(r.relkind IN ('r', 'p'), false) AS de_tabla) s
WHERE nivel._interesa(coalesce(n.nspname, t.esquema), CASE WHEN r.relkind IN ('r', 'p') THEN r.relname END)
