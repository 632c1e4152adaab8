-- Views that reach the tables $1 of more than one family (roots: $2, one for each), directly or through other views.
WITH RECURSIVE usan AS (
    SELECT d.refobjid AS tabla, w.ev_class AS vista
    FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_rewrite w ON w.oid = d.objid
    WHERE d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass
      AND d.refobjid = ANY ($1) AND w.ev_class <> d.refobjid
    UNION
    SELECT u.tabla, w.ev_class
    FROM usan u
    JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = u.vista AND d.classid = 'pg_catalog.pg_rewrite'::regclass
    JOIN pg_catalog.pg_rewrite w ON w.oid = d.objid AND w.ev_class <> u.vista
)
SELECT json_agg(pg_catalog.format('la vista %I.%I reúne varias tablas de la entidad (%s) y sobre una sola repetiría cada fila', n.nspname, v.relname, x.tablas) ORDER BY n.nspname, v.relname)
FROM (SELECT u.vista, string_agg(DISTINCT pg_catalog.format('%I.%I', m.nspname, t.relname), ', ') AS tablas
      FROM usan u JOIN unnest($1::oid[], $2::oid[]) AS f (tabla, raiz) ON f.tabla = u.tabla JOIN pg_catalog.pg_class t ON t.oid = u.tabla JOIN pg_catalog.pg_namespace m ON m.oid = t.relnamespace
      GROUP BY u.vista HAVING count(DISTINCT f.raiz) > 1) x
JOIN pg_catalog.pg_class v ON v.oid = x.vista AND v.relkind IN ('v', 'm') JOIN pg_catalog.pg_namespace n ON n.oid = v.relnamespace
