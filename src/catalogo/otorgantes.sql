-- Of the tables $1 (oid[]), with their columns and sequences: who has a right from somebody who is not their owner, as [from whom, to whom].
SELECT json_agg(DISTINCT jsonb_build_array(nivel._quien(i.grantor), nivel._quien(i.grantee)))
FROM (SELECT c.relowner AS duenio, c.relacl AS acl FROM pg_catalog.pg_class c WHERE c.oid = ANY ($1)
      UNION ALL
      SELECT c.relowner, a.attacl FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid WHERE c.oid = ANY ($1) AND a.attacl IS NOT NULL
      UNION ALL
      SELECT s.relowner, s.relacl FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
      WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = ANY ($1) AND d.deptype IN ('a', 'i')) o
CROSS JOIN LATERAL pg_catalog.aclexplode(o.acl) i
WHERE i.grantor <> o.duenio
