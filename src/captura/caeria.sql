-- The entity of public, with its level, that a statement run in schema $3 changes when it is about relation $1: a table, or an index if $2.
SELECT json_build_array(c.relname, (SELECT e.nivel FROM nivel.configuracion e WHERE e.entidad = c.relname))
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid = CASE WHEN $2 THEN (SELECT i.indrelid FROM pg_catalog.pg_index i WHERE i.indexrelid = $1) ELSE $1 END
  AND n.nspname = 'public' AND nivel._es_sucursal($3) AND nivel._interesa('public', c.relname)
