-- $1: a phinxlog. What the server may put off to the end of the transaction when a row is added: `suc0001.nombre`, ready for SET CONSTRAINTS.
SELECT pg_catalog.to_json(pg_catalog.array_agg(pg_catalog.format('%I.%I', n.nspname, t.tgname) ORDER BY t.tgname))
FROM (
    SELECT c.relnamespace, CASE WHEN g.tgisinternal THEN k.conname ELSE g.tgname END AS tgname
    FROM pg_catalog.pg_trigger g
    JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid
    LEFT JOIN pg_catalog.pg_constraint k ON k.oid = g.tgconstraint
    WHERE g.tgrelid = $1 AND g.tgdeferrable AND g.tgenabled <> 'D' AND g.tgtype & 4 = 4
) t
JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
