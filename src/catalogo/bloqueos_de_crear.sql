-- How many objects making tables like $1 in a schema locks: that schema, each table with its type, its TOAST table, its
-- indexes, constraints and sequences, and the phinxlog there with its index.
SELECT 3 + 2 * pg_catalog.cardinality($1)
     + (SELECT count(*) FROM pg_catalog.pg_constraint k WHERE k.conrelid = ANY ($1) AND k.contype <> 'f')
     + (SELECT 2 * count(*) FROM pg_catalog.pg_class c WHERE c.oid = ANY ($1) AND c.reltoastrelid <> 0)
     + (SELECT count(*) FROM pg_catalog.pg_index i WHERE i.indrelid = ANY ($1))
     + (SELECT count(*) FROM pg_catalog.pg_depend d
        WHERE d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = ANY ($1) AND d.refobjsubid > 0
          AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0 AND d.deptype IN ('a', 'i'))
