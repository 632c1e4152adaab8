-- Everything that is in schema $1, but for the tables $2 and what belongs to them, phinxlog tables and what belongs to an
-- extension. «copiable»: whether one like it can be made from the catalog.
SELECT json_agg(json_build_object(
           'clase', i.type, 'nombre', pg_catalog.replace(i.identity, pg_catalog.quote_ident(n.nspname) || '.', ''), 'dicho', nivel._nombrar(d.classid, d.objid, 0),
           'copiable', CASE d.classid
               WHEN 'pg_catalog.pg_class'::regclass THEN (SELECT c.relkind IN ('r', 'p', 'v', 'm', 'S') FROM pg_catalog.pg_class c WHERE c.oid = d.objid)
               WHEN 'pg_catalog.pg_type'::regclass THEN (SELECT y.typtype IN ('e', 'd', 'c', 'r', 'm') FROM pg_catalog.pg_type y WHERE y.oid = d.objid)
               ELSE d.classid IN ('pg_catalog.pg_proc'::regclass, 'pg_catalog.pg_operator'::regclass, 'pg_catalog.pg_collation'::regclass, 'pg_catalog.pg_ts_config'::regclass,
                                  'pg_catalog.pg_ts_dict'::regclass, 'pg_catalog.pg_statistic_ext'::regclass) END) ORDER BY i.type, i.identity COLLATE "C")
FROM pg_catalog.pg_namespace n
JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_namespace'::regclass AND d.refobjid = n.oid
CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classid, d.objid, 0) i
WHERE n.nspname = $1
  AND d.classid NOT IN ('pg_catalog.pg_extension'::regclass, 'pg_catalog.pg_default_acl'::regclass, 'pg_catalog.pg_publication_namespace'::regclass)
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = d.classid AND e.objid = d.objid AND e.deptype = 'e')
  AND NOT EXISTS (SELECT FROM nivel._partes p
                  WHERE p.classid = d.classid AND p.objid = d.objid AND (p.tabla = ANY ($2) OR EXISTS (SELECT FROM nivel._phinxlog x WHERE x.tabla = p.tabla)))
