SELECT json_agg(json_build_object('version', o.version, 'migration_name', o.migration_name,
                                  'start_time', o.start_time, 'end_time', o.end_time) ORDER BY o.version)
FROM {origen} o WHERE o.version = ANY ($1)
