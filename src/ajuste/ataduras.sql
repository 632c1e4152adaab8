-- What of the tables $1 (policies, rules, checks, triggers...), itself or by what it calls, looks at another of them, foreign keys aside: the statement that drops each, and the
-- one that makes it again.
WITH RECURSIVE partes AS MATERIALIZED (
    SELECT p.tabla, p.classid, p.objid FROM nivel._partes p
    WHERE p.tabla = ANY ($1) AND NOT p.interna AND (p.classid, p.objid) <> ('pg_catalog.pg_class'::regclass, p.tabla)
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE p.classid = 'pg_catalog.pg_constraint'::regclass AND k.oid = p.objid AND k.contype = 'f')
), lleva (tabla, classid, objid, aclass, aobj) AS (
    SELECT p.tabla, p.classid, p.objid, p.classid, p.objid FROM partes p
    UNION
    SELECT l.tabla, l.classid, l.objid, d.refclassid, d.refobjid
    FROM lleva l JOIN pg_catalog.pg_depend d ON d.classid = l.aclass AND d.objid = l.aobj AND d.deptype IN ('n', 'a')
    WHERE (l.aclass, l.aobj) = (l.classid, l.objid) OR l.aclass = 'pg_catalog.pg_proc'::regclass
)
SELECT json_agg(DISTINCT jsonb_build_array(q.sentencias[1], q.sentencias[2]))
FROM lleva l CROSS JOIN LATERAL (SELECT nivel._quitar_y_volver(l.classid, l.objid) AS sentencias) q
WHERE l.aclass = 'pg_catalog.pg_class'::regclass AND l.aobj = ANY ($1) AND l.aobj <> l.tabla AND q.sentencias IS NOT NULL
