-- The tables called one of $2 in the schemas $1, as [schema, table].
SELECT json_agg(json_build_array(n.nspname, c.relname) ORDER BY n.nspname, c.relname)
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = ANY ($1) AND c.relname = ANY ($2) AND c.relkind IN ('r', 'p')
