-- Of the objects $1 (catalogs) $2 (OIDs), in their order, those that are things of their own and are still there.
WITH x AS MATERIALIZED (
    SELECT classid, oid, orden FROM ROWS FROM (unnest($1::oid[]), unnest($2::oid[])) WITH ORDINALITY AS u (classid, oid, orden)
), cosas AS (
    SELECT x.orden, CASE WHEN c.relkind IN ('r', 'p', 'f') THEN 'tabla' WHEN c.relkind IN ('v', 'm') THEN 'vista' WHEN c.relkind = 'S' THEN 'secuencia' ELSE 'indice' END AS clase,
           n.nspname AS esquema, c.relname AS nombre, c.oid
    FROM x JOIN pg_catalog.pg_class c ON c.oid = x.oid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE x.classid = 'pg_catalog.pg_class'::regclass AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'i', 'I') AND c.relpersistence <> 't' AND n.nspname !~ '^pg_toast'
      AND NOT (c.relkind IN ('i', 'I') AND EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('i', 'P')))
      AND NOT (c.relkind = 'S' AND EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
                                           AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')))
    UNION ALL
    SELECT x.orden, 'tipo', n.nspname, y.typname, y.oid
    FROM x JOIN pg_catalog.pg_type y ON y.oid = x.oid JOIN pg_catalog.pg_namespace n ON n.oid = y.typnamespace LEFT JOIN pg_catalog.pg_class c ON c.oid = y.typrelid
    WHERE x.classid = 'pg_catalog.pg_type'::regclass AND y.typtype <> 'm' AND NOT (y.typcategory = 'A' AND y.typelem <> 0) AND (c.relkind IS NULL OR c.relkind = 'c')
    UNION ALL
    SELECT x.orden, 'funcion', n.nspname, p.proname, p.oid
    FROM x JOIN pg_catalog.pg_proc p ON p.oid = x.oid JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace WHERE x.classid = 'pg_catalog.pg_proc'::regclass
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
    UNION ALL
    SELECT x.orden, 'esquema', '', n.nspname, n.oid FROM x JOIN pg_catalog.pg_namespace n ON n.oid = x.oid WHERE x.classid = 'pg_catalog.pg_namespace'::regclass
    UNION ALL
    SELECT x.orden, 'extension', '', e.extname, e.oid FROM x JOIN pg_catalog.pg_extension e ON e.oid = x.oid WHERE x.classid = 'pg_catalog.pg_extension'::regclass
)
SELECT json_agg(json_build_object('clase', c.clase, 'esquema', c.esquema, 'nombre', c.nombre, 'oid', c.oid::bigint) ORDER BY c.orden)
FROM cosas c
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e' AND c.clase NOT IN ('esquema', 'extension'))
