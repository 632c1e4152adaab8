-- Partitions and inheritance children of the tables $1, at any depth and in any schema.
WITH RECURSIVE hijas AS (
    SELECT i.inhparent AS raiz, i.inhrelid AS oid FROM pg_catalog.pg_inherits i WHERE i.inhparent = ANY ($1)
    UNION
    SELECT h.raiz, i.inhrelid FROM hijas h JOIN pg_catalog.pg_inherits i ON i.inhparent = h.oid
)
SELECT json_agg(json_build_object('raiz', h.raiz::bigint, 'oid', c.oid::bigint, 'esquema', n.nspname, 'nombre', c.relname, 'relkind', c.relkind) ORDER BY c.oid)
FROM hijas h JOIN pg_catalog.pg_class c ON c.oid = h.oid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
