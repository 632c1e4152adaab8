-- How many objects dropping the tables $1 locks: each table, its row and array types, and whatever goes with it.
SELECT pg_catalog.cardinality($1) * 3
     + (SELECT 2 * count(*) FROM pg_catalog.pg_class c WHERE c.oid = ANY ($1) AND c.reltoastrelid <> 0)
     + (SELECT count(*) FROM pg_catalog.pg_index i WHERE i.indrelid = ANY ($1))
     + (SELECT count(*) FROM pg_catalog.pg_constraint k WHERE k.conrelid = ANY ($1))
     + (SELECT count(*) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = ANY ($1))
     + (SELECT count(*) FROM pg_catalog.pg_trigger g WHERE g.tgrelid = ANY ($1))
     + (SELECT count(*) FROM pg_catalog.pg_policy p WHERE p.polrelid = ANY ($1))
     + (SELECT count(*) FROM pg_catalog.pg_rewrite w WHERE w.ev_class = ANY ($1))
     + (SELECT count(*) FROM pg_catalog.pg_statistic_ext e WHERE e.stxrelid = ANY ($1))
     + (SELECT count(*) FROM pg_catalog.pg_depend d
        WHERE d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = ANY ($1) AND d.refobjsubid > 0
          AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0 AND d.deptype IN ('a', 'i'))
