-- Those of the tables $1 that can read another table of their schema: they have a policy or a rule, or there are functions
-- with a parsed body beside them. What they do read, necesidades.sql tells.
SELECT json_agg(c.oid::bigint ORDER BY c.oid)
FROM pg_catalog.pg_class c
WHERE c.oid = ANY ($1)
  AND (EXISTS (SELECT FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid)
       OR EXISTS (SELECT FROM pg_catalog.pg_rewrite w WHERE w.ev_class = c.oid)
       OR EXISTS (SELECT FROM pg_catalog.pg_proc f WHERE f.pronamespace = c.relnamespace AND f.prosqlbody IS NOT NULL))
