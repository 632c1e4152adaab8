-- Which of the tables called $1 none of the schemas $2 has.
SELECT json_agg(DISTINCT x.nombre)
FROM unnest($1::text[]) AS x (nombre)
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                  WHERE n.nspname = ANY ($2) AND c.relname = x.nombre AND c.relkind IN ('r', 'p'))
