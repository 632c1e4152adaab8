-- What makes schema $2 like schema $1: in JSON, its owner, the statements that take away what somebody has on $2 already and give
-- its privileges, and, for last, its default privileges and the publications that hold all of its tables.
SELECT json_build_object(
    'duenio', n.nspowner::bigint,
    'quitar', coalesce((SELECT json_agg(DISTINCT pg_catalog.format('REVOKE ALL ON SCHEMA %I FROM %s', $2, nivel._quien(i.grantee)))
                        FROM pg_catalog.pg_namespace m CROSS JOIN LATERAL pg_catalog.aclexplode(m.nspacl) i WHERE m.nspname = $2 AND i.grantee <> m.nspowner), '[]'),
    'privilegios', coalesce((SELECT json_agg(g.sql ORDER BY g.orden, g.sql) FROM nivel._privilegios('SCHEMA ' || pg_catalog.quote_ident($2), n.nspacl, 'n', n.nspowner) g), '[]'),
    'alfinal', coalesce((SELECT json_agg(x.sql ORDER BY x.orden, x.sql) FROM (
        SELECT 1 AS orden, pg_catalog.format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT %s ON %s TO %s%s', pg_catalog.pg_get_userbyid(d.defaclrole), $2, i.privilege_type,
                   CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' ELSE 'TYPES' END, nivel._quien(i.grantee),
                   CASE WHEN i.is_grantable THEN ' WITH GRANT OPTION' END) AS sql
        FROM pg_catalog.pg_default_acl d CROSS JOIN LATERAL pg_catalog.aclexplode(d.defaclacl) i WHERE d.defaclnamespace = n.oid
        UNION ALL
        SELECT 2, pg_catalog.format('ALTER PUBLICATION %I ADD TABLES IN SCHEMA %I', p.pubname, $2)
        FROM pg_catalog.pg_publication_namespace s JOIN pg_catalog.pg_publication p ON p.oid = s.pnpubid
        WHERE s.pnnspid = n.oid AND NOT EXISTS (SELECT FROM pg_catalog.pg_publication_namespace o JOIN pg_catalog.pg_namespace m ON m.oid = o.pnnspid WHERE o.pnpubid = p.oid AND m.nspname = $2)) x), '[]'))
FROM pg_catalog.pg_namespace n WHERE n.nspname = $1
