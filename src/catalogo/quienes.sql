-- Who holds a lock on relation $1.
SELECT json_agg(DISTINCT pg_catalog.format('proceso %s, usuario %s, aplicación «%s», %s', l.pid, coalesce(a.usename, '?'),
                                  coalesce(a.application_name, ''), coalesce(a.state, 'transacción preparada')))
FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'relation' AND l.relation = $1 AND l.granted AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid()
  AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
