-- Whether something may have values of the composite type whose relation is $1: a table that is none of $2, or one of $3.
WITH RECURSIVE tipos (oid) AS (
    SELECT c.reltype FROM pg_catalog.pg_class c WHERE c.oid = $1
    UNION
    SELECT x.oid FROM tipos t CROSS JOIN LATERAL (
        SELECT y.oid FROM pg_catalog.pg_type y WHERE y.typelem = t.oid OR y.typbasetype = t.oid
        UNION ALL
        SELECT c.reltype FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid AND c.relkind = 'c'
        WHERE a.atttypid = t.oid AND NOT a.attisdropped) x
)
SELECT pg_catalog.to_json(EXISTS (
    SELECT FROM pg_catalog.pg_attribute a JOIN tipos t ON t.oid = a.atttypid JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
    WHERE NOT a.attisdropped AND c.relkind IN ('r', 'p', 'm', 'f') AND (c.oid <> ALL ($2::oid[]) OR c.oid = ANY ($3::oid[]))))
