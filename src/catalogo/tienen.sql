-- Which of the schemas $1 have types, functions, sequences, collations, operators, operator classes or text search objects called one of $2, as [schema, name].
SELECT json_agg(DISTINCT jsonb_build_array(n.nspname, x.nombre))
FROM pg_catalog.pg_namespace n
JOIN (SELECT y.typnamespace AS esquema, y.typname AS nombre FROM pg_catalog.pg_type y
      UNION ALL SELECT p.pronamespace, p.proname FROM pg_catalog.pg_proc p
      UNION ALL SELECT s.relnamespace, s.relname FROM pg_catalog.pg_class s WHERE s.relkind = 'S'
      UNION ALL SELECT k.collnamespace, k.collname FROM pg_catalog.pg_collation k
      UNION ALL SELECT o.oprnamespace, o.oprname FROM pg_catalog.pg_operator o
      UNION ALL SELECT o.opcnamespace, o.opcname FROM pg_catalog.pg_opclass o
      UNION ALL SELECT x.cfgnamespace, x.cfgname FROM pg_catalog.pg_ts_config x
      UNION ALL SELECT x.dictnamespace, x.dictname FROM pg_catalog.pg_ts_dict x) x ON x.esquema = n.oid
WHERE n.nspname = ANY ($1) AND x.nombre = ANY ($2)
