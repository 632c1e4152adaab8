-- Of the tables and views $1 (oid[]), with their columns and sequences, and of the objects $2 (catalogs) and $3 (OIDs): who has a right from somebody who is not their owner, as
-- [from whom, to whom, on what, whether that is a table or a view].
SELECT json_agg(x.otorgado ORDER BY x.lugar, x.otorgado)
FROM (SELECT DISTINCT jsonb_build_array(nivel._quien(i.grantor), nivel._quien(i.grantee), o.de_que, o.lugar = 1) AS otorgado, o.lugar
      FROM (SELECT 1 AS lugar, c.oid::regclass::text AS de_que, c.relowner AS duenio, c.relacl AS acl FROM pg_catalog.pg_class c WHERE c.oid = ANY ($1)
            UNION ALL
            SELECT 1, c.oid::regclass::text, c.relowner, a.attacl FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid WHERE c.oid = ANY ($1) AND a.attacl IS NOT NULL
            UNION ALL
            SELECT 1, d.refobjid::regclass::text, s.relowner, s.relacl FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
            WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = ANY ($1) AND d.deptype IN ('a', 'i')
            UNION ALL
            SELECT 2, nivel._nombrar(u.clase, u.oid, 0), y.duenio, y.acl
            FROM unnest($2::oid[], $3::oid[]) AS u (clase, oid)
            CROSS JOIN LATERAL (
                SELECT p.proowner AS duenio, p.proacl AS acl FROM pg_catalog.pg_proc p WHERE u.clase = 'pg_catalog.pg_proc'::regclass AND p.oid = u.oid
                UNION ALL SELECT y.typowner, y.typacl FROM pg_catalog.pg_type y WHERE u.clase = 'pg_catalog.pg_type'::regclass AND y.oid = u.oid
                UNION ALL SELECT s.relowner, s.relacl FROM pg_catalog.pg_class s WHERE u.clase = 'pg_catalog.pg_class'::regclass AND s.oid = u.oid AND s.relkind = 'S') y) o
      CROSS JOIN LATERAL pg_catalog.aclexplode(o.acl) i
      WHERE i.grantor <> o.duenio) x
