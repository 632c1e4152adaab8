-- What each of the functions $1 (signatures with every name in full) calls, when something of it is not the server's own: argument defaults and parsed bodies.
SELECT json_object_agg(x.firma, x.significa)
FROM (SELECT f.firma, nivel._significado(pg_catalog.concat(p.prosqlbody::text, p.proargdefaults::text), 0) AS significa
      FROM unnest($1::text[]) AS f (firma) JOIN pg_catalog.pg_proc p ON p.oid = pg_catalog.to_regprocedure(f.firma)) x
WHERE x.significa IS NOT NULL
