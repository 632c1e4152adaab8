-- Which of the tables $1 are chunks of a hypertable of TimescaleDB.
SELECT coalesce(json_agg(json_build_object('oid', c.oid::bigint, 'como', 'es un trozo (chunk) de una hipertabla de TimescaleDB',
    'devolver', 'copie la hipertabla a una tabla común y bórrela') ORDER BY n.nspname, c.relname), '[]')
FROM _timescaledb_catalog.chunk k
JOIN pg_catalog.pg_namespace n ON n.nspname = k.schema_name
JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = k.table_name
WHERE c.oid = ANY ($1)
