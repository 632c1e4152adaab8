-- What the objects $2 of the catalogs $1 use directly of their schema $3. «uso»: «propio» what has to be where they are, «hecho»
-- the same, compared by how it is made; «paso» what leads to more; «mira» a table or view. The tables $4, or ($5) all that are in
-- the schema, bring theirs. «fila»: a table or view whose row type they have; «secuencia»: a table whose
-- sequence they use. OFFSET 0: one object after the other, by index, whatever the planner thinks of their number.
WITH llamables AS MATERIALIZED (
    -- the functions of the schema, and what a call of theirs looks like in a text
    SELECT p.oid, CASE WHEN p.proname ~ '^[a-z_][a-z0-9_]*$' THEN '\m' || p.proname || '\s*\(' END AS patron, pg_catalog.quote_ident(p.proname) AS citada
    FROM pg_catalog.pg_proc p WHERE p.pronamespace = $3
)
SELECT json_agg(json_build_object('catalogo', x.classid::bigint, 'oid', x.objid::bigint, 'uso', CASE
    WHEN y.propio IS NOT NULL THEN y.propio
    WHEN x.fila THEN 'fila'
    WHEN NOT x.depende THEN 'paso'
    WHEN a.classid = 'pg_catalog.pg_class'::regclass AND (SELECT s.relkind = 'S' FROM pg_catalog.pg_class s WHERE s.oid = a.objid) THEN 'secuencia'
    ELSE 'mira' END))
FROM unnest($1::oid[], $2::oid[]) AS a (classid, objid)
CROSS JOIN LATERAL (
    SELECT d.refclassid AS classid, d.refobjid AS objid, true AS depende, false AS fila FROM pg_catalog.pg_depend d
    WHERE d.classid = a.classid AND d.objid = a.objid AND d.deptype IN ('n', 'a')
    UNION ALL SELECT 'pg_catalog.pg_class'::regclass, c.oid, true, true FROM pg_catalog.pg_type y JOIN pg_catalog.pg_class c ON c.oid = y.typrelid AND c.relkind IN ('r', 'p', 'v', 'm')
              WHERE a.classid = 'pg_catalog.pg_type'::regclass AND y.oid = a.objid
    -- the element of an array, the checks of a domain, the fields of a composite type, a range and its multirange
    UNION ALL SELECT 'pg_catalog.pg_type'::regclass, y.typelem, false, false FROM pg_catalog.pg_type y WHERE a.classid = 'pg_catalog.pg_type'::regclass AND y.oid = a.objid AND y.typelem <> 0
    UNION ALL SELECT 'pg_catalog.pg_constraint'::regclass, k.oid, false, false FROM pg_catalog.pg_constraint k WHERE a.classid = 'pg_catalog.pg_type'::regclass AND k.contypid = a.objid
    UNION ALL SELECT 'pg_catalog.pg_class'::regclass, y.typrelid, false, false FROM pg_catalog.pg_type y JOIN pg_catalog.pg_class c ON c.oid = y.typrelid AND c.relkind = 'c'
              WHERE a.classid = 'pg_catalog.pg_type'::regclass AND y.oid = a.objid
    -- the functions that the text of a function calls: no dependency of the catalog tells
    UNION ALL SELECT 'pg_catalog.pg_proc'::regclass, q.oid, false, false
              FROM pg_catalog.pg_proc p JOIN llamables q ON q.oid <> p.oid
              WHERE a.classid = 'pg_catalog.pg_proc'::regclass AND p.oid = a.objid AND p.prosqlbody IS NULL
                AND CASE WHEN q.patron IS NULL THEN pg_catalog.strpos(p.prosrc, q.citada) > 0 ELSE p.prosrc ~* q.patron END
    UNION ALL SELECT 'pg_catalog.pg_type'::regclass, y.oid, false, false FROM pg_catalog.pg_range r CROSS JOIN LATERAL (VALUES (r.rngtypid), (r.rngmultitypid)) AS y (oid)
              WHERE a.classid = 'pg_catalog.pg_type'::regclass AND a.objid IN (r.rngtypid, r.rngmultitypid)
    -- what values of a type are turned into, and from
    UNION ALL SELECT 'pg_catalog.pg_cast'::regclass, c.oid, false, false FROM pg_catalog.pg_cast c WHERE a.classid = 'pg_catalog.pg_type'::regclass AND a.objid IN (c.castsource, c.casttarget)
    -- an operator does not depend on its commutator and negator, and comes with them
    UNION ALL SELECT 'pg_catalog.pg_operator'::regclass, y.oid, false, false FROM pg_catalog.pg_operator o CROSS JOIN LATERAL (VALUES (o.oprcom), (o.oprnegate)) AS y (oid)
              WHERE a.classid = 'pg_catalog.pg_operator'::regclass AND o.oid = a.objid AND y.oid <> 0
    OFFSET 0) x
CROSS JOIN LATERAL (
    SELECT CASE x.classid
        WHEN 'pg_catalog.pg_type'::regclass THEN (SELECT 'propio' FROM pg_catalog.pg_type y WHERE y.oid = x.objid AND y.typnamespace = $3)
        WHEN 'pg_catalog.pg_proc'::regclass THEN (SELECT CASE p.prokind WHEN 'a' THEN 'hecho' ELSE 'propio' END FROM pg_catalog.pg_proc p WHERE p.oid = x.objid AND p.pronamespace = $3)
        WHEN 'pg_catalog.pg_collation'::regclass THEN (SELECT 'propio' FROM pg_catalog.pg_collation k WHERE k.oid = x.objid AND k.collnamespace = $3)
        WHEN 'pg_catalog.pg_class'::regclass THEN (
            -- one of a column comes with its table
            SELECT 'propio' FROM pg_catalog.pg_class s WHERE s.oid = x.objid AND s.relnamespace = $3 AND s.relkind = 'S'
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = x.classid AND d.objid = x.objid AND d.refclassid = x.classid
                            AND d.deptype IN ('a', 'i') AND (d.refobjid = ANY ($4) OR $5::boolean)))
        WHEN 'pg_catalog.pg_operator'::regclass THEN (SELECT 'hecho' FROM pg_catalog.pg_operator o WHERE o.oid = x.objid AND o.oprnamespace = $3)
        WHEN 'pg_catalog.pg_opclass'::regclass THEN (SELECT 'hecho' FROM pg_catalog.pg_opclass o WHERE o.oid = x.objid AND o.opcnamespace = $3)
        WHEN 'pg_catalog.pg_ts_config'::regclass THEN (SELECT 'hecho' FROM pg_catalog.pg_ts_config o WHERE o.oid = x.objid AND o.cfgnamespace = $3)
        WHEN 'pg_catalog.pg_ts_dict'::regclass THEN (SELECT 'hecho' FROM pg_catalog.pg_ts_dict o WHERE o.oid = x.objid AND o.dictnamespace = $3)
        -- that of a range to its multirange comes with it
        WHEN 'pg_catalog.pg_cast'::regclass THEN (
            SELECT 'hecho' WHERE EXISTS (
                SELECT FROM pg_catalog.pg_cast c JOIN pg_catalog.pg_type y ON y.oid IN (c.castsource, c.casttarget) WHERE c.oid = x.objid AND y.typnamespace = $3)
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = x.classid AND d.objid = x.objid AND d.deptype = 'i'))
    END AS propio
    OFFSET 0) y
-- tables are not followed: a policy, a rule or the parsed body of a function looks at them
WHERE x.depende AND x.classid = 'pg_catalog.pg_class'::regclass AND a.classid <> 'pg_catalog.pg_constraint'::regclass AND x.objid <> ALL ($4::oid[])
      AND EXISTS (SELECT FROM pg_catalog.pg_class r WHERE r.oid = x.objid AND r.relnamespace = $3 AND r.relkind IN ('r', 'p', 'v', 'm') OFFSET 0)
   OR (y.propio IS NOT NULL OR NOT x.depende)
      -- what belongs to an extension comes with it
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = a.classid AND e.objid = a.objid AND e.deptype = 'e' OFFSET 0)
