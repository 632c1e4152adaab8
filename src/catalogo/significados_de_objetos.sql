-- What each of the functions and domains $1 calls, by OID, when something of it is not the server's own: argument defaults and parsed bodies, checks and
-- defaults. What is in the object's own schema is called after it («<esquema>»).
SELECT json_object_agg(x.oid, x.significa)
FROM (
    SELECT p.oid::bigint AS oid, nivel._significado(pg_catalog.concat(p.prosqlbody::text, p.proargdefaults::text), p.pronamespace) AS significa
    FROM pg_catalog.pg_proc p WHERE p.oid = ANY ($1)
    UNION ALL
    SELECT y.oid::bigint, nivel._significado(pg_catalog.concat(y.typdefaultbin::text, (
               SELECT string_agg(k.conbin::text, '' ORDER BY k.conname) FROM pg_catalog.pg_constraint k WHERE k.contypid = y.oid)), y.typnamespace)
    FROM pg_catalog.pg_type y WHERE y.oid = ANY ($1) AND y.typtype = 'd'
) x
WHERE x.significa IS NOT NULL
