-- The advisory locks that this session has: their key, and how they are held.
SELECT coalesce(json_agg(json_build_object('clase', l.classid::bigint, 'objeto', l.objid::bigint, 'parte', l.objsubid, 'compartido', l.mode = 'ShareLock')), '[]')
FROM pg_catalog.pg_locks l
WHERE l.locktype = 'advisory' AND l.pid = pg_catalog.pg_backend_pid() AND l.granted
  AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())
