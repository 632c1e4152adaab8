-- The cursors that the session has declared.
SELECT coalesce(json_agg(c.name), '[]') FROM pg_catalog.pg_cursor() c WHERE c.statement ~* '^\s*declare\M'
