-- What there is in the schemas $1: all of it in the schemas $2, elsewhere what has one of the names $3; indexes and extensions
-- only by name. «parte» is what belongs to another thing that is there, or to an extension.
WITH e AS MATERIALIZED (
    SELECT n.oid, n.nspname, n.nspname = ANY ($2::text[]) AS todo FROM pg_catalog.pg_namespace n WHERE n.nspname = ANY ($1::text[])
), nombres AS MATERIALIZED (
    SELECT DISTINCT x AS nombre FROM unnest($3::text[]) x
), de_extension AS MATERIALIZED (
    SELECT d.classid, d.objid FROM pg_catalog.pg_depend d WHERE d.refclassid = 'pg_catalog.pg_extension'::regclass AND d.deptype = 'e'
), cosas AS (
    SELECT CASE WHEN c.relkind IN ('r', 'p', 'f') THEN 'tabla' WHEN c.relkind IN ('v', 'm') THEN 'vista' WHEN c.relkind = 'S' THEN 'secuencia' ELSE 'indice' END AS clase,
           e.nspname AS esquema, c.relname AS nombre, c.oid,
           c.relispartition OR EXISTS (SELECT FROM de_extension x WHERE x.classid = 'pg_catalog.pg_class'::regclass AND x.objid = c.oid)
           OR (c.relkind = 'r' AND EXISTS (SELECT FROM pg_catalog.pg_inherits h WHERE h.inhrelid = c.oid))
           OR (c.relkind = 'S' AND EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
                                           AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i'))) AS parte
    FROM pg_catalog.pg_class c JOIN e ON e.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'i', 'I') AND c.relpersistence <> 't'
      AND ((e.todo AND c.relkind NOT IN ('i', 'I')) OR c.relname IN (SELECT nombre FROM nombres))
    UNION ALL
    SELECT 'tipo', e.nspname, y.typname, y.oid, EXISTS (SELECT FROM de_extension x WHERE x.classid = 'pg_catalog.pg_type'::regclass AND x.objid = y.oid)
    FROM pg_catalog.pg_type y JOIN e ON e.oid = y.typnamespace LEFT JOIN pg_catalog.pg_class c ON c.oid = y.typrelid
    WHERE y.typtype <> 'm' AND NOT (y.typcategory = 'A' AND y.typelem <> 0) AND (c.relkind IS NULL OR c.relkind = 'c')
      AND (e.todo OR y.typname IN (SELECT nombre FROM nombres))
    UNION ALL
    SELECT 'funcion', e.nspname, p.proname, min(p.oid),
           bool_and(EXISTS (SELECT FROM pg_catalog.pg_depend x WHERE x.classid = 'pg_catalog.pg_proc'::regclass AND x.objid = p.oid AND x.deptype IN ('e', 'i')))
    FROM pg_catalog.pg_proc p JOIN e ON e.oid = p.pronamespace
    WHERE e.todo OR p.proname IN (SELECT nombre FROM nombres)
    GROUP BY e.nspname, p.proname
    UNION ALL
    SELECT 'extension', '', x.extname, x.oid, false FROM pg_catalog.pg_extension x WHERE x.extname IN (SELECT nombre FROM nombres)
)
SELECT json_agg(json_build_object('clase', c.clase, 'esquema', c.esquema, 'nombre', c.nombre, 'oid', c.oid::bigint, 'parte', c.parte)) FROM cosas c
