-- Functions and operators of schema $2 that the views and functions $1 call and whose signature has one of the types called $3 of that schema: how each is made, with
-- its owner; what an operator calls before it.
WITH tipos AS (
    SELECT y.oid FROM pg_catalog.pg_type y LEFT JOIN pg_catalog.pg_type e ON y.typcategory = 'A' AND e.oid = y.typelem
    JOIN pg_catalog.pg_namespace n ON n.oid = coalesce(e.typnamespace, y.typnamespace) AND n.nspname = $2
    WHERE coalesce(e.typname, y.typname) = ANY ($3)
), usan AS (
    SELECT DISTINCT d.refclassid, d.refobjid
    FROM unnest($1::oid[]) AS o (oid)
    JOIN pg_catalog.pg_depend d ON (d.classid, d.objid) IN (('pg_catalog.pg_proc'::regclass, o.oid)) OR (d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.objid IN (SELECT w.oid FROM pg_catalog.pg_rewrite w WHERE w.ev_class = o.oid))
), operadores AS (
    SELECT o.oid, o.oprcode::oid AS funcion
    FROM usan u JOIN pg_catalog.pg_operator o ON u.refclassid = 'pg_catalog.pg_operator'::regclass AND o.oid = u.refobjid
    JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace AND n.nspname = $2
    WHERE o.oprleft IN (SELECT oid FROM tipos) OR o.oprright IN (SELECT oid FROM tipos)
)
SELECT json_agg(x.crear ORDER BY x.orden, x.oid)
FROM (SELECT 1 AS orden, p.oid, pg_catalog.rtrim(pg_catalog.pg_get_functiondef(p.oid), E'\n') || '; ALTER ' || CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END || p.oid::regprocedure || ' OWNER TO ' || nivel._quien(p.proowner) || ';' AS crear
      FROM pg_catalog.pg_proc p
      JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace AND n.nspname = $2
      WHERE p.prokind IN ('f', 'p')
        AND (p.oid IN (SELECT u.refobjid FROM usan u WHERE u.refclassid = 'pg_catalog.pg_proc'::regclass) OR p.oid IN (SELECT o.funcion FROM operadores o))
        AND EXISTS (SELECT FROM tipos t WHERE t.oid = p.prorettype OR t.oid = ANY (coalesce(p.proallargtypes, p.proargtypes::oid[])))
      UNION ALL
      SELECT 2, o.oid, (nivel._quitar_y_volver('pg_catalog.pg_operator'::regclass, o.oid))[2] FROM operadores o) x
