-- Of the types, functions and sequences $2 (identities without schema), those that the schemas $1 have.
SELECT json_object_agg(e.esquema, x.nombres)
FROM unnest($1::text[]) e (esquema)
CROSS JOIN LATERAL (
    SELECT json_agg(n.nombre) AS nombres
    FROM unnest($2::text[]) n (nombre) CROSS JOIN LATERAL (SELECT pg_catalog.quote_ident(e.esquema) || '.' || n.nombre AS objeto) o
    WHERE CASE WHEN pg_catalog.strpos(n.nombre, '(') > 0 THEN nivel._funcion_llamada(o.objeto) IS NOT NULL
               ELSE pg_catalog.to_regtype(o.objeto) IS NOT NULL OR pg_catalog.to_regclass(o.objeto) IS NOT NULL END
    HAVING count(*) > 0) x
