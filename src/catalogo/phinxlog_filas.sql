-- The rows of a phinxlog. Runs as its owner.
SELECT json_agg(json_build_object('version', o.version::pg_catalog.text, 'migration_name', o.migration_name::pg_catalog.text,
                                  'start_time', o.start_time::pg_catalog.timestamp, 'end_time', o.end_time::pg_catalog.timestamp))
FROM {tabla} o WHERE o.version IS NOT NULL
