-- Of the schemas $2, those of an ordinary role without the rights of role $1, where that one may not create anything; with whose they are.
SELECT json_agg(json_build_object('esquema', n.nspname, 'de', r.rolname) ORDER BY n.nspname)
FROM pg_catalog.pg_namespace n JOIN pg_catalog.pg_roles r ON r.oid = n.nspowner
WHERE n.nspname = ANY ($2) AND NOT r.rolsuper
  AND NOT pg_catalog.has_schema_privilege($1, n.oid, 'CREATE') AND NOT pg_catalog.pg_has_role(r.oid, $1, 'USAGE')
