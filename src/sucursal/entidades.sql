-- The entities of level $1 that schema $2 lacks, each with the other active schemas of that level that have it.
SELECT json_agg(json_build_array(f.entidad, coalesce((
           SELECT json_agg(s.esquema ORDER BY s.esquema) FROM nivel.sucursales s JOIN pg_catalog.pg_namespace m ON m.nspname = s.esquema
           JOIN pg_catalog.pg_class o ON o.relnamespace = m.oid AND o.relname = f.entidad AND o.relkind IN ('r', 'p')
           WHERE s.nivel = $1 AND s.activa AND s.esquema IS DISTINCT FROM $2), '[]')) ORDER BY f.entidad)
FROM nivel.configuracion f
WHERE f.nivel = $1
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                  WHERE n.nspname = $2 AND c.relname = f.entidad AND c.relkind IN ('r', 'p'))
