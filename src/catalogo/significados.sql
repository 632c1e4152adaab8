-- What each view of $1 (names as the server takes them) calls, when something of it is not the server's own: rules, the defaults of its columns, the
-- conditions of its triggers.
SELECT json_object_agg(x.nombre, x.significa)
FROM (
    SELECT v.nombre, (
        SELECT string_agg(s.que, '; ' ORDER BY s.que) FROM (
            SELECT w.rulename || ': ' || nivel._significado(pg_catalog.concat(w.ev_qual::text, w.ev_action::text), 0) AS que
            FROM pg_catalog.pg_rewrite w WHERE w.ev_class = pg_catalog.to_regclass(v.nombre)
            UNION ALL SELECT 'columna ' || d.adnum || ': ' || nivel._significado(d.adbin::text, 0) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = pg_catalog.to_regclass(v.nombre)
            UNION ALL SELECT g.tgname || ': ' || nivel._significado(g.tgqual::text, 0) FROM pg_catalog.pg_trigger g WHERE g.tgrelid = pg_catalog.to_regclass(v.nombre)) s) AS significa
    FROM unnest($1::text[]) v (nombre)
) x
WHERE x.significa IS NOT NULL
