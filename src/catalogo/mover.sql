-- The statements that take the tables $1, with what ALTER TABLE ... SET SCHEMA leaves behind (statistics), to schema $2; from
-- schema $3 where ones like them are, when it is given.
SELECT json_agg(x.sentencia ORDER BY x.orden, x.sentencia)
FROM (
    SELECT 1 AS orden, pg_catalog.format('ALTER TABLE %I.%I SET SCHEMA %I', coalesce($3, n.nspname), c.relname, $2) AS sentencia
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = ANY ($1)
    UNION ALL
    SELECT 2, pg_catalog.format('ALTER STATISTICS %I.%I SET SCHEMA %I', coalesce($3, n.nspname), e.stxname, $2)
    FROM pg_catalog.pg_statistic_ext e JOIN pg_catalog.pg_namespace n ON n.oid = e.stxnamespace WHERE e.stxrelid = ANY ($1)
) x
