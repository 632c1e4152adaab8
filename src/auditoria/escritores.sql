SELECT pg_catalog.json_agg(DISTINCT l.virtualtransaction)
FROM pg_catalog.pg_locks l
WHERE l.locktype = 'relation' AND l.relation = 'nivel.auditoria'::regclass AND l.granted
  AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
  AND l.mode NOT IN ('AccessShareLock', 'RowShareLock') AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid()
