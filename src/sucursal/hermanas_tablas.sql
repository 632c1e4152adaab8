-- The tables of the schemas $1 that are no partition and no phinxlog, each with the level that it is configured at.
SELECT json_agg(json_build_object('esquema', n.nspname, 'nombre', c.relname, 'oid', c.oid::bigint, 'nivel', f.nivel) ORDER BY n.nspname, c.relname)
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN nivel.configuracion f ON f.entidad = c.relname
WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
  AND NOT EXISTS (SELECT FROM nivel._phinxlog p WHERE p.tabla = c.oid)
