-- What of others the objects $1 (catalogs) $2 (OIDs) use, except what the server brings.
WITH x AS MATERIALIZED (
    SELECT classid, oid FROM ROWS FROM (unnest($1::oid[]), unnest($2::oid[])) AS u (classid, oid)
), usa AS MATERIALIZED (
    SELECT DISTINCT d.refclassid, d.refobjid FROM x JOIN pg_catalog.pg_depend d ON d.classid = x.classid AND d.objid = x.oid
    WHERE NOT EXISTS (SELECT FROM x o WHERE o.classid = d.refclassid AND o.oid = d.refobjid)
), cosas AS (
    SELECT CASE WHEN c.relkind IN ('r', 'p', 'f') THEN 'tabla' WHEN c.relkind IN ('v', 'm') THEN 'vista' WHEN c.relkind = 'S' THEN 'secuencia' ELSE 'indice' END AS clase,
           n.nspname AS esquema, c.relname AS nombre
    FROM usa u JOIN pg_catalog.pg_class c ON c.oid = u.refobjid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE u.refclassid = 'pg_catalog.pg_class'::regclass AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND c.oid >= 16384
    UNION ALL
    SELECT 'tipo', n.nspname, y.typname FROM usa u JOIN pg_catalog.pg_type y ON y.oid = u.refobjid JOIN pg_catalog.pg_namespace n ON n.oid = y.typnamespace
    WHERE u.refclassid = 'pg_catalog.pg_type'::regclass AND y.oid >= 16384 AND y.typrelid = 0
    UNION ALL
    SELECT 'funcion', n.nspname, p.proname FROM usa u JOIN pg_catalog.pg_proc p ON p.oid = u.refobjid JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    WHERE u.refclassid = 'pg_catalog.pg_proc'::regclass AND p.oid >= 16384
    UNION ALL
    SELECT 'esquema', '', n.nspname FROM usa u JOIN pg_catalog.pg_namespace n ON n.oid = u.refobjid
    WHERE u.refclassid = 'pg_catalog.pg_namespace'::regclass AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
    UNION ALL
    SELECT 'extension', '', e.extname FROM usa u JOIN pg_catalog.pg_extension e ON e.oid = u.refobjid
    WHERE u.refclassid = 'pg_catalog.pg_extension'::regclass AND e.oid >= 16384
)
SELECT json_agg(DISTINCT jsonb_build_object('clase', c.clase, 'esquema', c.esquema, 'nombre', c.nombre)) FROM cosas c
