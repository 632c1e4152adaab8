-- The defaults and checks of table $1 as the server keeps them. A check that is not valid (or not enforced) is left to the server: what it adds says so.
SELECT json_agg(json_build_object('clase', x.clase, 'objeto', x.oid::bigint, 'arbol', x.arbol, 'antes', x.antes, 'despues', x.despues))
FROM (
    SELECT 'valor' AS clase, d.oid, d.adbin::text AS arbol, '' AS antes, '' AS despues FROM pg_catalog.pg_attrdef d WHERE d.adrelid = $1
    UNION ALL
    SELECT 'control', k.oid, k.conbin::text, 'CHECK (', CASE WHEN k.connoinherit THEN ') NO INHERIT' ELSE ')' END
    FROM pg_catalog.pg_constraint k WHERE k.conrelid = $1 AND k.contype = 'c' AND k.convalidated
) x
