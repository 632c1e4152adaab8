SELECT json_build_array(n.nspname, s.stxname, c.relname) FROM pg_catalog.pg_statistic_ext s
JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace JOIN pg_catalog.pg_class c ON c.oid = s.stxrelid
WHERE s.oid = $1
