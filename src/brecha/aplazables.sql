-- The tables of which something may be put off for the end of the transaction.
SELECT coalesce(json_agg(DISTINCT tgrelid::bigint), '[]') FROM pg_catalog.pg_trigger WHERE tgdeferrable
