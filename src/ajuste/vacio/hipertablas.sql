-- Which of the tables $1 are hypertables of TimescaleDB.
SELECT coalesce(json_agg(json_build_object('oid', c.oid::bigint, 'como', 'es una hipertabla de TimescaleDB: sus filas están en sus trozos',
    'devolver', 'cópiela a una tabla común y borre la hipertabla') ORDER BY n.nspname, c.relname), '[]')
FROM _timescaledb_catalog.hypertable h
JOIN pg_catalog.pg_namespace n ON n.nspname = h.schema_name
JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = h.table_name
WHERE c.oid = ANY ($1)
