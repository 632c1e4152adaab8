-- The statement that gives the new phinxlog ($2) to the owner of the model ($1).
SELECT pg_catalog.to_json(pg_catalog.format('ALTER TABLE %s OWNER TO %I', $2, pg_catalog.pg_get_userbyid(c.relowner)))
FROM pg_catalog.pg_class c WHERE c.oid = $1::pg_catalog.regclass
