-- Of the objects $1 (catalogs) and $2 (OIDs), which the tables $3 or what hangs on them use, also through arrays: [catalog, OID].
SELECT json_agg(DISTINCT jsonb_build_array(x.catalogo::bigint, x.objeto::bigint))
FROM unnest($1::oid[], $2::oid[]) AS x (catalogo, objeto)
JOIN pg_catalog.pg_depend d ON d.refclassid = x.catalogo
     AND (d.refobjid = x.objeto OR x.catalogo = 'pg_catalog.pg_type'::regclass AND d.refobjid = (SELECT y.typarray FROM pg_catalog.pg_type y WHERE y.oid = x.objeto AND y.typarray <> 0))
JOIN nivel._partes p ON p.classid = d.classid AND p.objid = d.objid
WHERE p.tabla = ANY ($3)
