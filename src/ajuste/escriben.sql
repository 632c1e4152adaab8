-- Functions whose body, parsed when they were made, writes rows and names one of the tables $1: by OID, whatever they are called.
SELECT json_agg(DISTINCT pg_catalog.format('%s escribe en %s', nivel._nombrar('pg_catalog.pg_proc'::regclass, p.oid, 0), nivel._nombrar('pg_catalog.pg_class'::regclass, d.refobjid, 0)))
FROM pg_catalog.pg_depend d
JOIN pg_catalog.pg_proc p ON d.classid = 'pg_catalog.pg_proc'::regclass AND p.oid = d.objid
WHERE d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = ANY ($1) AND p.prosqlbody::text ~ ':commandType [35]'
