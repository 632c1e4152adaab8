-- What each expression means: the operators, functions, types and collations that it depends on, which its text may not tell.
SELECT (regexp_match(o.identity, '(suc[0-9]+(?:caja[0-9]+)?|public|corpus_b(?:_s)?)\.'))[1], o.type || ' ' || o.identity,
       string_agg(DISTINCT r.type || ' ' || r.identity, E'\n' ORDER BY r.type || ' ' || r.identity)
FROM pg_depend d
CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, 0) o
CROSS JOIN LATERAL pg_identify_object(d.refclassid, d.refobjid, 0) r
WHERE d.classid IN ('pg_rewrite'::regclass, 'pg_attrdef'::regclass, 'pg_constraint'::regclass, 'pg_trigger'::regclass,
                    'pg_policy'::regclass, 'pg_class'::regclass, 'pg_statistic_ext'::regclass, 'pg_proc'::regclass)
  AND d.refclassid IN ('pg_operator'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass, 'pg_collation'::regclass, 'pg_opclass'::regclass)
  AND d.objid >= 16384 AND d.deptype = 'n'
  AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.oid = d.objid AND d.classid = 'pg_trigger'::regclass AND t.tgisinternal)
  AND o.identity !~ '(^|[ .])nivel[._]' AND o.identity !~ 'phinxlog'
GROUP BY 1, 2
