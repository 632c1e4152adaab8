-- The things $1 (classes) $2 (OIDs), as the server prints each under the search_path of the server and its own schema: views are printed with queries of the
-- server's, whose operators the schema must not be asked for.
WITH x AS MATERIALIZED (
    SELECT clase, oid FROM ROWS FROM (unnest($1::text[]), unnest($2::oid[])) AS u (clase, oid)
), c AS MATERIALIZED (
    SELECT x.clase, x.oid, 'pg_catalog, ' || pg_catalog.quote_ident(n.nspname) || ', pg_temp' AS camino
    FROM x
    LEFT JOIN pg_catalog.pg_class r ON r.oid = x.oid AND x.clase IN ('vista', 'indice', 'secuencia')
    LEFT JOIN pg_catalog.pg_type y ON y.oid = x.oid AND x.clase = 'tipo'
    LEFT JOIN pg_catalog.pg_proc p ON p.oid = x.oid AND x.clase = 'funcion'
    JOIN pg_catalog.pg_namespace n ON n.oid = coalesce(r.relnamespace, y.typnamespace, p.pronamespace)
)
SELECT json_agg(json_build_object('clase', c.clase, 'oid', c.oid::bigint, 'texto', CASE WHEN pg_catalog.set_config('search_path', c.camino, true) <> '' THEN
    CASE c.clase
        WHEN 'vista' THEN pg_catalog.pg_get_viewdef(c.oid, true)
        WHEN 'indice' THEN pg_catalog.pg_get_indexdef(c.oid, 0, true)
        WHEN 'secuencia' THEN (SELECT pg_catalog.concat_ws(' ', q.seqtypid::regtype, q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle)
                               FROM pg_catalog.pg_sequence q WHERE q.seqrelid = c.oid)
        WHEN 'funcion' THEN (SELECT string_agg(CASE WHEN o.prokind = 'a' THEN o.oid::regprocedure::text ELSE pg_catalog.pg_get_functiondef(o.oid) END, E'\n'
                                               ORDER BY pg_catalog.pg_get_function_identity_arguments(o.oid))
                             FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_proc o ON o.pronamespace = p.pronamespace AND o.proname = p.proname WHERE p.oid = c.oid)
        WHEN 'tipo' THEN (SELECT pg_catalog.concat_ws(' ', y.typtype::text, CASE WHEN y.typtype = 'd' THEN pg_catalog.format_type(y.typbasetype, y.typtypmod) END,
                                     CASE WHEN y.typnotnull THEN 'NOT NULL' END, y.typdefault,
                                     (SELECT string_agg(pg_catalog.quote_literal(v.enumlabel), ', ' ORDER BY v.enumsortorder) FROM pg_catalog.pg_enum v WHERE v.enumtypid = y.oid),
                                     (SELECT string_agg(pg_catalog.pg_get_constraintdef(k.oid), ', ' ORDER BY k.conname) FROM pg_catalog.pg_constraint k WHERE k.contypid = y.oid),
                                     (SELECT string_agg(pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum)
                                      FROM pg_catalog.pg_attribute a WHERE y.typtype = 'c' AND a.attrelid = y.typrelid AND a.attnum > 0 AND NOT a.attisdropped),
                                     (SELECT pg_catalog.format_type(g.rngsubtype, NULL) FROM pg_catalog.pg_range g WHERE g.rngtypid = y.oid))
                          FROM pg_catalog.pg_type y WHERE y.oid = c.oid)
    END END))
FROM c
