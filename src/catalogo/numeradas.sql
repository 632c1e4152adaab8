-- The extension's own tables that number their rows, by the names of their sequences.
SELECT coalesce(json_agg(a.attrelid::bigint ORDER BY a.attrelid::regclass::text), '[]')
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = 'nivel'::regnamespace AND c.relkind = 'r' AND a.attnum = 1 AND a.attidentity <> ''
