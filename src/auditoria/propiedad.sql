SELECT pg_catalog.to_json(
    EXISTS (SELECT FROM pg_catalog.pg_extension e WHERE e.extname = 'nivel' AND e.extowner = ANY ($1))
    OR EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE n.nspname = 'nivel' AND n.nspowner = ANY ($1))
    OR EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = 'nivel' AND c.relowner = ANY ($1)))
