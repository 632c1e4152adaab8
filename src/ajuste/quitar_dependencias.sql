-- What drops each of these: $1 kinds (clave, v, m, f), $2 OIDs.
SELECT json_agg(q.sentencia ORDER BY q.n)
FROM (SELECT x.n, CASE x.que
                 WHEN 'clave' THEN (SELECT pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT %I;', k.conrelid::regclass, k.conname) FROM pg_catalog.pg_constraint k WHERE k.oid = x.oid)
                 WHEN 'f' THEN (SELECT pg_catalog.format('DROP %s %s;', CASE p.prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END, p.oid::regprocedure)
                                FROM pg_catalog.pg_proc p WHERE p.oid = x.oid)
                 WHEN 'v' THEN (SELECT pg_catalog.format('DROP VIEW %s;', c.oid::regclass) FROM pg_catalog.pg_class c WHERE c.oid = x.oid AND c.relkind = 'v')
                 WHEN 'm' THEN (SELECT pg_catalog.format('DROP MATERIALIZED VIEW %s;', c.oid::regclass) FROM pg_catalog.pg_class c WHERE c.oid = x.oid AND c.relkind = 'm')
             END AS sentencia
      FROM ROWS FROM (unnest($1::text[]), unnest($2::oid[])) WITH ORDINALITY AS x (que, oid, n)) q
WHERE q.sentencia IS NOT NULL
