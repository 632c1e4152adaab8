-- What stays in the branch and met table $1 there: of the types $2 (oid[], which the table will have another of), who else has them ($3, oid[]: the table's family; $4:
-- functions that go along; $6: conversions that do), and which nobody else has, and so are there for nothing; and whose text names one of the copies in schemas $5 by its schema, or, of $4, one of the types without any.
WITH tipos AS (
    SELECT y.oid, y.typname, y.typnamespace, y.typtype FROM pg_catalog.pg_type y WHERE y.oid = ANY ($2)
), usan AS (
    SELECT t.oid AS tipo, d.classid, d.objid, d.objsubid
    FROM tipos t JOIN pg_catalog.pg_type y ON y.oid = t.oid OR y.typelem = t.oid AND y.typcategory = 'A'
    JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_type'::regclass AND d.refobjid = y.oid AND d.deptype = 'n'
    WHERE CASE d.classid WHEN 'pg_catalog.pg_proc'::regclass THEN d.objid <> ALL ($4)
                              -- the constructors of a range are part of it
                              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend i WHERE i.classid = d.classid AND i.objid = d.objid AND i.refclassid = 'pg_catalog.pg_type'::regclass AND i.deptype = 'i')
                         WHEN 'pg_catalog.pg_class'::regclass THEN d.objid <> ALL ($3) AND EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = d.objid AND c.relkind IN ('r', 'p'))
                         ELSE d.classid = 'pg_catalog.pg_cast'::regclass AND d.objid <> ALL ($6) END
), textos AS MATERIALIZED (
    SELECT p.oid, p.prosrc FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang AND l.lanname NOT IN ('c', 'internal')
    WHERE p.prosqlbody IS NULL AND p.oid >= 16384 AND (p.oid = ANY ($4) OR pg_catalog.strpos(pg_catalog.lower(p.prosrc), pg_catalog.lower($1)) > 0)
)
SELECT json_build_object(
    'usan', (SELECT json_agg(DISTINCT jsonb_build_array(t.typname, nivel._nombrar(u.classid, u.objid, u.objsubid))) FROM usan u JOIN tipos t ON t.oid = u.tipo),
    'quedan', (SELECT json_agg(t.typname ORDER BY t.typname) FROM tipos t WHERE t.typtype IN ('e', 'c', 'r') AND NOT EXISTS (SELECT FROM usan u WHERE u.tipo = t.oid)),
    'nombran', (SELECT json_agg(DISTINCT nivel._nombrar('pg_catalog.pg_proc'::regclass, x.oid, 0))
                FROM textos x CROSS JOIN LATERAL pg_catalog.regexp_matches(x.prosrc, '"?([[:alnum:]_$]+)"?\s*\.\s*"?' || pg_catalog.regexp_replace($1, '([^[:alnum:]_])', '\\\1', 'g') || '"?(?![[:alnum:]_$])', 'gi') AS m
                WHERE x.oid <> ALL ($4) AND pg_catalog.lower(m[1]) IN (SELECT pg_catalog.lower(e) FROM unnest($5::text[]) e)),
    'sin_esquema', (SELECT json_agg(DISTINCT jsonb_build_array(t.typname, nivel._nombrar('pg_catalog.pg_proc'::regclass, x.oid, 0)))
                    FROM textos x JOIN tipos t ON x.prosrc ~* ('(^|[^.[:alnum:]_$"])"?' || pg_catalog.regexp_replace(t.typname, '([^[:alnum:]_])', '\\\1', 'g') || '"?(?![[:alnum:]_$"])')
                    WHERE x.oid = ANY ($4)))
