-- Who else uses the objects $1 («catalog/OID»): tables and views that are not table $3 of schema $2, nor a partition or child of it; each object with them.
WITH RECURSIVE propias (oid) AS (
    SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $2 AND c.relname = $3
    UNION
    SELECT h.inhrelid FROM pg_catalog.pg_inherits h JOIN propias p ON h.inhparent = p.oid
), usan (clave, classid, objid) AS (
    SELECT k, pg_catalog.format('pg_catalog.%I', pg_catalog.split_part(k, '/', 1))::regclass::oid, pg_catalog.split_part(k, '/', 2)::oid FROM unnest($1) k
    UNION
    -- through what hangs on it: arrays, domains and their checks, other types, functions, operators; a table is an end, unless it is asked for
    SELECT u.clave, x.classid, x.objid FROM usan u CROSS JOIN LATERAL (
        SELECT d.classid, d.objid FROM pg_catalog.pg_depend d
        WHERE d.refclassid = u.classid AND d.refobjid = u.objid AND d.deptype IN ('n', 'a', 'i')
          AND (u.classid IN ('pg_catalog.pg_type'::regclass, 'pg_catalog.pg_proc'::regclass, 'pg_catalog.pg_operator'::regclass)
               OR u.clave = 'pg_class/' || u.objid)
        UNION ALL
        SELECT 'pg_catalog.pg_type'::regclass, c.reltype FROM pg_catalog.pg_class c
        WHERE u.classid = 'pg_catalog.pg_class'::regclass AND c.oid = u.objid AND c.relkind = 'c'
        UNION ALL
        SELECT 'pg_catalog.pg_type'::regclass, k.contypid FROM pg_catalog.pg_constraint k
        WHERE u.classid = 'pg_catalog.pg_constraint'::regclass AND k.oid = u.objid AND k.contypid <> 0) x
), quienes AS (
    SELECT DISTINCT u.clave, c.oid FROM usan u JOIN nivel._partes p ON p.classid = u.classid AND p.objid = u.objid
    JOIN pg_catalog.pg_class c ON c.oid = p.tabla AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
    WHERE c.oid NOT IN (SELECT oid FROM propias)
)
SELECT json_object_agg(x.clave, x.quienes)
FROM (SELECT q.clave, json_agg(q.oid::regclass::text ORDER BY q.oid::regclass::text COLLATE "C") AS quienes FROM quienes q GROUP BY q.clave) x
