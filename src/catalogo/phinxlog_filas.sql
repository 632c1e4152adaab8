-- The rows of a phinxlog. Runs as its owner.
SELECT json_agg(json_build_array(o.version::pg_catalog.text, o.migration_name::pg_catalog.text, o.start_time::pg_catalog.timestamp, o.end_time::pg_catalog.timestamp))
FROM {tabla} o WHERE o.version IS NOT NULL
