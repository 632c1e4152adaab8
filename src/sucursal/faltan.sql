-- Which of the tables called $1 one of the schemas $2 lacks.
SELECT json_agg(DISTINCT x.nombre)
FROM unnest($1::text[]) AS x (nombre) CROSS JOIN unnest($2::text[]) AS e (esquema)
JOIN pg_catalog.pg_namespace n ON n.nspname = e.esquema
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relname = x.nombre AND c.relkind IN ('r', 'p'))
