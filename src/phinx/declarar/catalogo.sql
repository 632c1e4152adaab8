-- What is called $2 (relations) or $3 (types, functions, sequences, views) in the schemas $1, and wherever else a relation of those names is; and the levels of $2.
SELECT json_build_object(
    'tablas', coalesce((
        SELECT json_agg(json_build_object('esquema', n.nspname, 'nombre', c.relname,
            'columnas', (SELECT coalesce(json_object_agg(a.attname, CASE WHEN y.typnamespace = 'pg_catalog'::regnamespace THEN y.typname END), '{}')
                         FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type y ON y.oid = a.atttypid WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
            'indices', (SELECT coalesce(json_agg(i.relname), '[]') FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = c.oid),
            'restricciones', (SELECT coalesce(json_agg(k.conname), '[]') FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid),
            'disparadores', (SELECT coalesce(json_agg(g.tgname), '[]') FROM pg_catalog.pg_trigger g WHERE g.tgrelid = c.oid AND NOT g.tgisinternal),
            'politicas', (SELECT coalesce(json_agg(p.polname), '[]') FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid),
            'reglas', (SELECT coalesce(json_agg(w.rulename), '[]') FROM pg_catalog.pg_rewrite w WHERE w.ev_class = c.oid)))
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relname = ANY ($2) AND c.relkind IN ('r', 'p') AND (n.nspname = 'public' OR nivel._es_sucursal(n.nspname))), '[]'),
    'sueltos', coalesce((
        SELECT json_agg(json_build_object('esquema', n.nspname, 'nombre', s.nombre, 'clase', s.clase,
                                          'identidad', pg_catalog.format('%I.%I', n.nspname, s.nombre) || coalesce(s.argumentos, '')))
        FROM (SELECT t.typnamespace AS ns, t.typname AS nombre, CASE t.typtype WHEN 'd' THEN 'dominio' ELSE 'tipo' END AS clase, NULL AS argumentos
              FROM pg_catalog.pg_type t WHERE t.typname = ANY ($3)
              UNION ALL
              SELECT c.relnamespace, c.relname, CASE c.relkind WHEN 'S' THEN 'secuencia' WHEN 'v' THEN 'vista' ELSE 'vista materializada' END, NULL
              FROM pg_catalog.pg_class c WHERE c.relname = ANY ($3) AND c.relkind IN ('S', 'v', 'm')
              UNION ALL
              SELECT p.pronamespace, p.proname, 'función', '(' || (SELECT coalesce(pg_catalog.string_agg(pg_catalog.format_type(a.tipo, NULL), ',' ORDER BY a.orden), '')
                                                                  FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY a (tipo, orden)) || ')'
              FROM pg_catalog.pg_proc p WHERE p.proname = ANY ($3)) s
        JOIN pg_catalog.pg_namespace n ON n.oid = s.ns
        WHERE n.nspname = ANY ($1)), '[]'),
    'niveles', coalesce((SELECT json_object_agg(c.entidad, c.nivel) FROM nivel.configuracion c WHERE c.entidad = ANY ($2)), '{}'))
