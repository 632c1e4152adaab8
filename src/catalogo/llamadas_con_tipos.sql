-- Functions of schema $2 that the views and functions $1 call and whose signature has one of the types called $3 of that schema: how each is made, with its owner.
SELECT json_agg(x.crear ORDER BY x.oid)
FROM (SELECT DISTINCT p.oid, pg_catalog.rtrim(pg_catalog.pg_get_functiondef(p.oid), E'\n') || '; ALTER ' || CASE p.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END || p.oid::regprocedure || ' OWNER TO ' || nivel._quien(p.proowner) || ';' AS crear
      FROM unnest($1::oid[]) AS o (oid)
      JOIN pg_catalog.pg_depend d ON (d.classid, d.objid) IN (('pg_catalog.pg_proc'::regclass, o.oid)) OR (d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.objid IN (SELECT w.oid FROM pg_catalog.pg_rewrite w WHERE w.ev_class = o.oid))
      JOIN pg_catalog.pg_proc p ON d.refclassid = 'pg_catalog.pg_proc'::regclass AND p.oid = d.refobjid AND p.prokind IN ('f', 'p')
      JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace AND n.nspname = $2
      WHERE EXISTS (SELECT FROM pg_catalog.pg_type y LEFT JOIN pg_catalog.pg_type e ON y.typcategory = 'A' AND e.oid = y.typelem
                    WHERE (y.oid = p.prorettype OR y.oid = ANY (coalesce(p.proallargtypes, p.proargtypes::oid[])))
                      AND coalesce(e.typnamespace, y.typnamespace) = n.oid AND coalesce(e.typname, y.typname) = ANY ($3))) x
