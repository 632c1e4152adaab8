-- Those of the tables $1, and of what hangs on them, that have row security.
WITH RECURSIVE f (oid) AS (
    SELECT o FROM unnest($1) o
    UNION
    SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN f ON f.oid = i.inhparent
)
SELECT coalesce(json_agg(DISTINCT format('%I.%I', n.nspname, c.relname)), '[]')
FROM f JOIN pg_catalog.pg_class c ON c.oid = f.oid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relrowsecurity AND c.relkind IN ('r', 'p')
