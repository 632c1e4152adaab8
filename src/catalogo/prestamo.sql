-- What the roles $1 lack to create something in schema $2.
SELECT json_agg(json_build_object('quien', r.rolname, 'que', p, 'esquema', $2) ORDER BY r.rolname, p)
FROM pg_catalog.pg_roles r CROSS JOIN unnest('{USAGE,CREATE}'::text[]) p
WHERE r.oid = ANY ($1) AND NOT pg_catalog.has_schema_privilege(r.oid, $2, p)
