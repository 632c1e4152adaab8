-- Who holds a lock on relation $1.
SELECT json_agg(DISTINCT CASE WHEN l.pid IS NULL
                              THEN pg_catalog.format('transacción preparada «%s», usuario %s (la terminan COMMIT PREPARED y ROLLBACK PREPARED)', p.gid, p.owner)
                              ELSE pg_catalog.format('proceso %s, usuario %s, aplicación «%s», %s', l.pid, coalesce(a.usename, '?'), coalesce(a.application_name, ''), a.state) END)
FROM pg_catalog.pg_locks l
LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
-- a prepared one has no process: its number is among its locks
LEFT JOIN pg_catalog.pg_locks t ON l.pid IS NULL AND t.pid IS NULL AND t.locktype = 'transactionid' AND t.virtualtransaction = l.virtualtransaction
LEFT JOIN pg_catalog.pg_prepared_xacts p ON p.transaction = t.transactionid
WHERE l.locktype = 'relation' AND l.relation = $1 AND l.granted AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid()
  AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
