-- What each view of $1 (names as the server takes them) calls in its rules, when something of it is not the server's own.
SELECT json_object_agg(x.nombre, x.significa)
FROM (
    SELECT v.nombre, (SELECT string_agg(nivel._significado(pg_catalog.concat(w.ev_qual::text, w.ev_action::text), 0), '; ' ORDER BY w.rulename)
                      FROM pg_catalog.pg_rewrite w WHERE w.ev_class = pg_catalog.to_regclass(v.nombre)) AS significa
    FROM unnest($1::text[]) v (nombre)
) x
WHERE x.significa IS NOT NULL
