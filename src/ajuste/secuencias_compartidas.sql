-- The free sequences $1 that something else than the tables $2 draws from, each with who does.
SELECT json_agg(json_build_array(x.secuencia, x.tablas) ORDER BY x.secuencia)
FROM (
    SELECT s.oid::regclass::text AS secuencia, (SELECT json_agg(DISTINCT c.oid::regclass::text) FROM pg_catalog.pg_depend d
        JOIN pg_catalog.pg_attrdef a ON d.classid = 'pg_catalog.pg_attrdef'::regclass AND a.oid = d.objid JOIN pg_catalog.pg_class c ON c.oid = a.adrelid
        WHERE d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = s.oid AND c.oid <> ALL ($2::oid[])) AS tablas
    FROM pg_catalog.pg_class s WHERE s.oid = ANY ($1::oid[])
) x
WHERE x.tablas IS NOT NULL
