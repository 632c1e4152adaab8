-- What the session has that is temporary, whatever it is, by how it is called.
SELECT coalesce(json_agg(DISTINCT pg_catalog.regexp_replace(i.identity, '\mpg_temp_\d+\.', 'pg_temp.', 'g')), '[]')
FROM pg_catalog.pg_depend d
CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classid, d.objid, 0) i
WHERE d.refclassid = 'pg_catalog.pg_namespace'::regclass AND d.refobjid = pg_catalog.pg_my_temp_schema()
