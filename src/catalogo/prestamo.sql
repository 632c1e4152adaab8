-- Which of the privileges $3 the roles $1 lack in the schemas $2.
SELECT json_agg(json_build_object('quien', r.rolname, 'que', p, 'esquema', n.nspname) ORDER BY n.nspname, r.rolname, p)
FROM pg_catalog.pg_roles r CROSS JOIN pg_catalog.pg_namespace n CROSS JOIN unnest($3::text[]) p
WHERE r.oid = ANY ($1) AND n.nspname = ANY ($2) AND NOT pg_catalog.has_schema_privilege(r.oid, n.oid, p)
