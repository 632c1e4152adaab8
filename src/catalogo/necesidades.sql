-- What the tables $1 (one, and its partitions and children) use of their own schema, directly or through one another (this
-- file), with whether schema $2 has one of that name, what creates it, what takes it to another schema and what it gets
-- afterwards (owner, rights, comment): the other necesidades_*.sql. Everything is printed relative to its own schema. With $3,
-- everything that is in that schema, used or not; the tables $1 are all of it.
WITH RECURSIVE t AS (
    SELECT n.oid AS relnamespace, n.nspname, pg_catalog.quote_ident(n.nspname) || ', pg_catalog, pg_temp' AS camino
    FROM pg_catalog.pg_namespace n
    WHERE CASE WHEN $3::text IS NULL THEN n.oid = (SELECT c.relnamespace FROM pg_catalog.pg_class c WHERE c.oid = ($1)[1]) ELSE n.nspname = $3 END
), propios AS MATERIALIZED (
    SELECT 'pg_catalog.pg_type'::regclass::oid AS classid, y.oid AS objid FROM t JOIN pg_catalog.pg_type y ON y.typnamespace = t.relnamespace
    UNION ALL SELECT 'pg_catalog.pg_proc'::regclass, p.oid FROM t JOIN pg_catalog.pg_proc p ON p.pronamespace = t.relnamespace
    UNION ALL SELECT 'pg_catalog.pg_collation'::regclass, k.oid FROM t JOIN pg_catalog.pg_collation k ON k.collnamespace = t.relnamespace
    UNION ALL SELECT 'pg_catalog.pg_class'::regclass, s.oid FROM t JOIN pg_catalog.pg_class s ON s.relnamespace = t.relnamespace AND s.relkind = 'S'
    UNION ALL SELECT 'pg_catalog.pg_operator'::regclass, o.oid FROM t JOIN pg_catalog.pg_operator o ON o.oprnamespace = t.relnamespace
    UNION ALL SELECT 'pg_catalog.pg_opclass'::regclass, o.oid FROM t JOIN pg_catalog.pg_opclass o ON o.opcnamespace = t.relnamespace
    UNION ALL SELECT 'pg_catalog.pg_ts_config'::regclass, x.oid FROM t JOIN pg_catalog.pg_ts_config x ON x.cfgnamespace = t.relnamespace
    UNION ALL SELECT 'pg_catalog.pg_ts_dict'::regclass, x.oid FROM t JOIN pg_catalog.pg_ts_dict x ON x.dictnamespace = t.relnamespace
    -- conversions belong to no schema; that of a range to its multirange comes with it
    UNION ALL SELECT DISTINCT 'pg_catalog.pg_cast'::regclass, c.oid
    FROM pg_catalog.pg_cast c JOIN pg_catalog.pg_type y ON y.oid IN (c.castsource, c.casttarget) JOIN t ON t.relnamespace = y.typnamespace
    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')
), alcanza (classid, objid) AS (
    (SELECT p.classid, p.objid FROM nivel._partes p WHERE p.tabla = ANY ($1)
     UNION ALL
     SELECT p.classid, p.objid FROM propios p
     WHERE $3 IS NOT NULL
       -- what belongs to an extension, or comes with something else
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = p.classid AND d.objid = p.objid AND d.deptype IN ('e', 'i')))
    UNION
    SELECT x.classid, x.objid
    FROM alcanza a CROSS JOIN LATERAL (
        SELECT d.refclassid AS classid, d.refobjid AS objid FROM pg_catalog.pg_depend d
        WHERE d.classid = a.classid AND d.objid = a.objid AND d.deptype IN ('n', 'a')
          AND EXISTS (SELECT FROM propios p WHERE p.classid = d.refclassid AND p.objid = d.refobjid)
        -- the element of an array, the checks of a domain, the fields of a composite type, a range and its multirange
        UNION ALL SELECT 'pg_catalog.pg_type'::regclass, y.typelem FROM pg_catalog.pg_type y WHERE a.classid = 'pg_catalog.pg_type'::regclass AND y.oid = a.objid AND y.typelem <> 0
        UNION ALL SELECT 'pg_catalog.pg_constraint'::regclass, k.oid FROM pg_catalog.pg_constraint k WHERE a.classid = 'pg_catalog.pg_type'::regclass AND k.contypid = a.objid
        UNION ALL SELECT 'pg_catalog.pg_class'::regclass, y.typrelid FROM pg_catalog.pg_type y JOIN pg_catalog.pg_class c ON c.oid = y.typrelid AND c.relkind = 'c'
                  WHERE a.classid = 'pg_catalog.pg_type'::regclass AND y.oid = a.objid
        -- the functions that the text of a function calls: no dependency of the catalog tells
        UNION ALL SELECT 'pg_catalog.pg_proc'::regclass, q.oid
                  FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_proc q ON q.pronamespace = p.pronamespace AND q.oid <> p.oid
                  WHERE a.classid = 'pg_catalog.pg_proc'::regclass AND p.oid = a.objid AND p.prosqlbody IS NULL
                    AND CASE WHEN q.proname ~ '^[a-z_][a-z0-9_]*$' THEN p.prosrc ~* ('\m' || q.proname || '\s*\(')
                             ELSE pg_catalog.strpos(p.prosrc, pg_catalog.quote_ident(q.proname)) > 0 END
        UNION ALL SELECT 'pg_catalog.pg_type'::regclass, y.oid FROM pg_catalog.pg_range r CROSS JOIN LATERAL (VALUES (r.rngtypid), (r.rngmultitypid)) AS y (oid)
                  WHERE a.classid = 'pg_catalog.pg_type'::regclass AND a.objid IN (r.rngtypid, r.rngmultitypid)
        -- what values of a type are turned into, and from
        UNION ALL SELECT 'pg_catalog.pg_cast'::regclass, c.oid FROM pg_catalog.pg_cast c WHERE a.classid = 'pg_catalog.pg_type'::regclass AND a.objid IN (c.castsource, c.casttarget)
        -- an operator does not depend on its commutator and negator, and comes with them
        UNION ALL SELECT 'pg_catalog.pg_operator'::regclass, y.oid FROM pg_catalog.pg_operator o CROSS JOIN LATERAL (VALUES (o.oprcom), (o.oprnegate)) AS y (oid)
                  WHERE a.classid = 'pg_catalog.pg_operator'::regclass AND o.oid = a.objid AND y.oid <> 0) x
    -- what belongs to an extension comes with it
    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = a.classid AND e.objid = a.objid AND e.deptype = 'e')
), usados AS MATERIALIZED (
    SELECT a.classid, a.objid FROM alcanza a JOIN propios p ON p.classid = a.classid AND p.objid = a.objid
