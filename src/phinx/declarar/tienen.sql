-- The schemas of level $2 that have table $1.
SELECT json_agg(n.nspname ORDER BY n.nspname)
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relname = $1 AND c.relkind IN ('r', 'p')
  AND CASE WHEN $2 = 1 THEN n.nspname = 'public' ELSE EXISTS (SELECT FROM nivel.sucursales s WHERE s.esquema = n.nspname AND s.nivel = $2) END
