-- The cursors of the session that outlive the transaction.
SELECT coalesce(json_agg(name), '[]') FROM pg_catalog.pg_cursor() WHERE is_holdable
