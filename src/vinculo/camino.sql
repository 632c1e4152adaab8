-- The search_path that a new session of role $1 has in this database, as far as somebody with rights over it said so; what
-- a caller puts into his own session does not count.
SELECT pg_catalog.to_json(coalesce(
    (SELECT pg_catalog.substring(c.v, '^search_path=(.*)$')
     FROM pg_catalog.pg_db_role_setting s CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) AS c (v)
     WHERE c.v LIKE 'search\_path=%' AND s.setrole IN (0, $1)
       AND s.setdatabase IN (0, (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()))
     ORDER BY s.setrole <> 0 AND s.setdatabase <> 0 DESC, s.setrole <> 0 DESC, s.setdatabase <> 0 DESC LIMIT 1),
    '"$user", public'))
