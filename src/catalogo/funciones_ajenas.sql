-- What of the tables $1, their partitions and children the planner evaluates (indexes, statistics, checks), itself or by a domain, and calls a function of somebody whose rights the
-- owner of the expression has not: a sentence, that owner, and whose the function is.
WITH RECURSIVE t (oid) AS (
    SELECT x FROM unnest($1::oid[]) x
    UNION SELECT h.inhrelid FROM pg_catalog.pg_inherits h JOIN t ON h.inhparent = t.oid
), expresiones (classid, objid, duenio, aclass, aobj) AS (
    SELECT p.classid, p.objid, c.relowner, p.classid, p.objid
    FROM t JOIN pg_catalog.pg_class c ON c.oid = t.oid JOIN nivel._partes p ON p.tabla = t.oid AND NOT p.interna
    WHERE p.classid = 'pg_catalog.pg_statistic_ext'::regclass
       OR p.classid = 'pg_catalog.pg_constraint'::regclass AND EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.oid = p.objid AND k.contype = 'c')
       OR p.classid = 'pg_catalog.pg_class'::regclass AND EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indexrelid = p.objid AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL))
    UNION
    -- a constant of a domain checks it: that is an expression of the domain's owner
    SELECT e.classid, e.objid, y.typowner, 'pg_catalog.pg_constraint'::regclass::oid, k.oid
    FROM expresiones e JOIN pg_catalog.pg_depend d ON d.classid = e.aclass AND d.objid = e.aobj AND d.refclassid = 'pg_catalog.pg_type'::regclass
    JOIN pg_catalog.pg_type y ON y.oid = d.refobjid AND y.typtype = 'd' JOIN pg_catalog.pg_constraint k ON k.contypid = y.oid
)
SELECT json_agg(DISTINCT jsonb_build_array(
           pg_catalog.format('%s llama a la función %s, de %s, y %s no tiene sus derechos', nivel._nombrar(e.classid, e.objid, 0), f.oid::regprocedure, nivel._quien(f.proowner), nivel._quien(e.duenio)),
           nivel._quien(e.duenio), nivel._quien(f.proowner)))
FROM expresiones e JOIN pg_catalog.pg_depend d ON d.classid = e.aclass AND d.objid = e.aobj
CROSS JOIN LATERAL (
    SELECT d.refobjid WHERE d.refclassid = 'pg_catalog.pg_proc'::regclass
    UNION ALL SELECT o.oprcode FROM pg_catalog.pg_operator o WHERE d.refclassid = 'pg_catalog.pg_operator'::regclass AND o.oid = d.refobjid) u (oid)
JOIN pg_catalog.pg_proc f ON f.oid = u.oid JOIN pg_catalog.pg_authid r ON r.oid = f.proowner
WHERE NOT r.rolsuper AND NOT pg_catalog.pg_has_role(e.duenio, f.proowner, 'USAGE')
