-- OIDs of roles whose code a statement run in schema $1 could meet there: its owner, who may create in it, and the owners of what it holds. Nobody but
-- the owner of the database is a member of pg_database_owner.
SELECT pg_catalog.json_agg(CASE WHEN pg_catalog.pg_get_userbyid(quien) = 'pg_database_owner'
                                THEN (SELECT d.datdba FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()) ELSE quien END::bigint) FROM (
    SELECT n.nspowner FROM pg_catalog.pg_namespace n WHERE n.nspname = $1
    UNION SELECT a.grantee
    FROM pg_catalog.pg_namespace n,
         pg_catalog.aclexplode(coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner))) a
    WHERE n.nspname = $1 AND a.privilege_type = 'CREATE'
    UNION SELECT f.proowner FROM pg_catalog.pg_proc f WHERE f.pronamespace = pg_catalog.to_regnamespace(pg_catalog.quote_ident($1))
    UNION SELECT o.oprowner FROM pg_catalog.pg_operator o WHERE o.oprnamespace = pg_catalog.to_regnamespace(pg_catalog.quote_ident($1))
    UNION SELECT t.typowner FROM pg_catalog.pg_type t WHERE t.typnamespace = pg_catalog.to_regnamespace(pg_catalog.quote_ident($1))
        -- the row type of a table holds no code
        AND t.typrelid = 0 AND t.typcategory <> 'A'
) x (quien)
