-- What there is to say of the objects $4 (catalogs: $3) and of the tables and views $5, all of schema $2: whether schema $1 has
-- one of that name, what creates it, what takes it to another schema and what it gets afterwards (owner, rights, comment).
-- Everything is printed relative to its own schema.
WITH t AS (
    SELECT n.oid AS relnamespace, n.nspname, pg_catalog.quote_ident(n.nspname) || ', pg_catalog, pg_temp' AS camino
    FROM pg_catalog.pg_namespace n WHERE n.oid = $2
), usados AS MATERIALIZED (
    SELECT x.classid, x.objid FROM unnest($3::oid[], $4::oid[]) AS x (classid, objid)
