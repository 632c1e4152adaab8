-- Publications of whole schemas (FOR TABLES IN SCHEMA) that hold one of the tables $1, a sentence each; $2: what follows from it.
SELECT json_agg(DISTINCT pg_catalog.format('La publicación %I incluye todo el esquema %I: %s', p.pubname, n.nspname, $2))
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_publication_namespace s ON s.pnnspid = n.oid
JOIN pg_catalog.pg_publication p ON p.oid = s.pnpubid
WHERE c.oid = ANY ($1)
