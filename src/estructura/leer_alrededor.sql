-- What few tables have, and what they use of their own schema, element by element.
, arboles AS (
    -- the expressions as the server keeps them: what is printed names no operator of CASE, IN, USING, NULLIF, IS DISTINCT FROM
    SELECT c.relid, c.nspoid, 'columna' AS clase, c.attname::text AS nombre, d.adbin::text AS arbol
    FROM columnas c JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.relid AND d.adnum = c.attnum
    UNION ALL SELECT t.oid, t.nspoid, 'restricción', k.conname, k.conbin::text FROM t JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid WHERE k.conbin IS NOT NULL
    UNION ALL SELECT t.oid, t.nspoid, 'índice', x.relname, pg_catalog.concat(i.indexprs::text, i.indpred::text)
              FROM t JOIN pg_catalog.pg_index i ON i.indrelid = t.oid JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indexprs IS NOT NULL OR i.indpred IS NOT NULL
    UNION ALL SELECT t.oid, t.nspoid, 'disparador', g.tgname, g.tgqual::text FROM t JOIN pg_catalog.pg_trigger g ON g.tgrelid = t.oid WHERE g.tgqual IS NOT NULL AND NOT g.tgisinternal
    UNION ALL SELECT t.oid, t.nspoid, 'regla', w.rulename, pg_catalog.concat(w.ev_qual::text, w.ev_action::text) FROM t JOIN pg_catalog.pg_rewrite w ON w.ev_class = t.oid
    UNION ALL SELECT t.oid, t.nspoid, 'política', p.polname, pg_catalog.concat(p.polqual::text, p.polwithcheck::text) FROM t JOIN pg_catalog.pg_policy p ON p.polrelid = t.oid
    UNION ALL SELECT t.oid, t.nspoid, 'estadísticas', e.stxname, e.stxexprs::text FROM t JOIN pg_catalog.pg_statistic_ext e ON e.stxrelid = t.oid WHERE e.stxexprs IS NOT NULL
    UNION ALL SELECT t.oid, t.nspoid, 'publicación', b.pubname, r.prqual::text
              FROM t JOIN pg_catalog.pg_publication_rel r ON r.prrelid = t.oid JOIN pg_catalog.pg_publication b ON b.oid = r.prpubid WHERE r.prqual IS NOT NULL
    UNION ALL SELECT t.oid, t.nspoid, 'tabla', '', q.partexprs::text FROM t JOIN pg_catalog.pg_partitioned_table q ON q.partrelid = t.oid WHERE q.partexprs IS NOT NULL
    UNION ALL SELECT y.relid, t.nspoid, 'tipo', y.typname, pg_catalog.concat(z.typdefaultbin::text, (SELECT string_agg(k.conbin::text, '' ORDER BY k.conname) FROM pg_catalog.pg_constraint k WHERE k.contypid = y.oid))
              FROM tipos y JOIN t ON t.oid = y.relid JOIN pg_catalog.pg_type z ON z.oid = y.oid WHERE y.typtype = 'd'
    UNION ALL SELECT f.relid, t.nspoid, 'función', f.nombre, pg_catalog.concat(f.prosqlbody::text, f.proargdefaults::text)
              FROM funciones f JOIN t ON t.oid = f.relid WHERE f.prosqlbody IS NOT NULL OR f.proargdefaults IS NOT NULL
), significados AS (
    SELECT x.relid, x.clase, x.nombre, pg_catalog.jsonb_build_object('significa', x.significa) AS atributos
    FROM (SELECT a.relid, a.clase, a.nombre, nivel._significado(a.arbol, a.nspoid) AS significa FROM arboles a) x
    WHERE x.significa IS NOT NULL
)
, elementos AS (
    SELECT t.oid AS relid, CASE WHEN h.relispartition THEN 'partición' ELSE 'hija' END AS clase, CASE WHEN set_config('search_path', t.camino, true) <> '' THEN h.oid::regclass::text END AS nombre,
           jsonb_build_object(
               'clase', h.relkind,
               'límite', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_expr(h.relpartbound, h.oid) END) AS atributos
    FROM t JOIN pg_catalog.pg_inherits i ON i.inhparent = t.oid JOIN pg_catalog.pg_class h ON h.oid = i.inhrelid
    UNION ALL
    SELECT t.oid, 'política', p.polname,
           jsonb_build_object(
               'orden', p.polcmd, 'permisiva', p.polpermissive,
               'roles', (SELECT string_agg(coalesce(r.rolname, 'public'), ', ' ORDER BY r.rolname) FROM unnest(p.polroles) x LEFT JOIN pg_catalog.pg_roles r ON r.oid = x),
               'filtro', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_expr(p.polqual, p.polrelid) END,
               'control', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) END,
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_policy'::regclass AND d.objoid = p.oid))
    FROM t JOIN pg_catalog.pg_policy p ON p.polrelid = t.oid
    UNION ALL
    SELECT t.oid, 'regla', w.rulename,
           jsonb_build_object(
               'definición', CASE WHEN set_config('search_path', t.camino_de_reglas, true) <> '' THEN pg_catalog.pg_get_ruledef(w.oid, true) END,
               'estado', w.ev_enabled,
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_rewrite'::regclass AND d.objoid = w.oid))
    FROM t JOIN pg_catalog.pg_rewrite w ON w.ev_class = t.oid
    UNION ALL
    SELECT t.oid, 'estadísticas', e.stxname,
           jsonb_build_object(
               'clases', e.stxkind::text, 'objetivo', nullif(e.stxstattarget, -1),
               'columnas', (SELECT string_agg(a.attname, ', ' ORDER BY k.ord) FROM unnest(e.stxkeys::int2[]) WITH ORDINALITY AS k (n, ord)
                            JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.n),
               'expresiones', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.array_to_string(pg_catalog.pg_get_statisticsobjdef_expressions(e.oid), '; ') END,
               'esquema', CASE WHEN e.stxnamespace <> t.nspoid THEN e.stxnamespace::regnamespace::text END,
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_statistic_ext'::regclass AND d.objoid = e.oid))
    FROM t JOIN pg_catalog.pg_statistic_ext e ON e.stxrelid = t.oid
    UNION ALL
    SELECT t.oid, 'publicación', b.pubname,
           jsonb_build_object(
               'filtro', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_expr(r.prqual, r.prrelid) END,
               'columnas', (SELECT string_agg(a.attname, ', ' ORDER BY a.attname) FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = ANY (r.prattrs::int2[])))
    FROM t JOIN pg_catalog.pg_publication_rel r ON r.prrelid = t.oid JOIN pg_catalog.pg_publication b ON b.oid = r.prpubid
    UNION ALL
    SELECT f.relid, 'función', f.nombre,
           jsonb_build_object(
               'argumentos', CASE WHEN set_config('search_path', f.camino, true) <> '' THEN pg_catalog.pg_get_function_arguments(f.oid) END,
               'devuelve', CASE WHEN set_config('search_path', f.camino, true) <> '' THEN pg_catalog.pg_get_function_result(f.oid) END,
               'lenguaje', (SELECT l.lanname FROM pg_catalog.pg_language l WHERE l.oid = f.prolang),
               -- A body is text: its own schema is marked where it can only be a schema, also inside literals and
               -- comments, never taken away. The same text in two schemas that names one of them is a difference.
               'cuerpo', pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(f.prosrc,
                   f.desnudo, '<esquema>', 'gi'), f.citado, '<esquema>', 'g'), f.literal, '''<esquema>''', 'g'),
               'definición', CASE WHEN set_config('search_path', f.camino, true) <> '' THEN pg_catalog.pg_get_function_sqlbody(f.oid) END,
               'binario', f.probin, 'clase', nullif(f.prokind, 'f'), 'volatilidad', f.provolatile, 'estricta', f.proisstrict, 'definidor', f.prosecdef,
               'paralela', f.proparallel, 'hermética', f.proleakproof, 'costo', f.procost, 'filas', nullif(f.prorows, 0),
               'soporte', CASE WHEN f.prosupport <> 0 THEN CASE WHEN set_config('search_path', f.camino, true) <> '' THEN f.prosupport::text END END,
               'ajustes', (SELECT string_agg(CASE WHEN a LIKE 'search\_path=%' THEN pg_catalog.regexp_replace(a, f.en_camino, '<esquema>', 'g') ELSE a END, '; ') FROM unnest(f.proconfig) a),
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_proc'::regclass AND d.objoid = f.oid))
    FROM funciones f
    UNION ALL
    SELECT y.relid, 'tipo', y.typname,
           jsonb_build_object(
               'clase', y.typtype,
               'valores', (SELECT string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = y.oid),
               'base', CASE WHEN y.typtype = 'd' THEN CASE WHEN set_config('search_path', y.camino, true) <> '' THEN pg_catalog.format_type(y.typbasetype, y.typtypmod) END END,
               'colación', CASE WHEN y.typtype = 'd' AND y.typcollation <> 0 THEN CASE WHEN set_config('search_path', y.camino, true) <> '' THEN y.typcollation::regcollation::text END END,
               'obligatorio', y.typnotnull,
               'valor', (SELECT CASE WHEN set_config('search_path', y.camino, true) <> '' THEN pg_catalog.pg_get_expr(z.typdefaultbin, 0) END FROM pg_catalog.pg_type z WHERE z.oid = y.oid),
               'controles', (SELECT string_agg(pg_catalog.quote_ident(k.conname) || ' ' || CASE WHEN set_config('search_path', y.camino, true) <> '' THEN pg_catalog.pg_get_constraintdef(k.oid) END
                                    || coalesce(' (' || d.description || ')', ''), ', ' ORDER BY k.conname)
                             FROM pg_catalog.pg_constraint k LEFT JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_constraint'::regclass AND d.objoid = k.oid
                             WHERE k.contypid = y.oid AND k.contype = 'c'),
               'campos', (SELECT string_agg(pg_catalog.quote_ident(a.attname) || ' ' || CASE WHEN set_config('search_path', y.camino, true) <> '' THEN pg_catalog.format_type(a.atttypid, a.atttypmod)
                                     || coalesce((SELECT ' COLLATE ' || a.attcollation::regcollation::text FROM pg_catalog.pg_type b WHERE b.oid = a.atttypid AND b.typcollation <> a.attcollation), '') END
                                 || coalesce(' (' || d.description || ')', ''), ', ' ORDER BY a.attnum)
                          FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = a.attrelid AND d.objsubid = a.attnum
                          WHERE y.typtype = 'c' AND a.attrelid = y.typrelid AND a.attnum > 0 AND NOT a.attisdropped),
               'rango', (SELECT CASE WHEN set_config('search_path', y.camino, true) <> '' THEN pg_catalog.format_type(r.rngsubtype, NULL) || ' ' || r.rngcollation::regcollation || ' ' || r.rngcanonical || ' ' || r.rngsubdiff
                                     || ' ' || (SELECT pg_catalog.quote_ident(o.opcname) FROM pg_catalog.pg_opclass o WHERE o.oid = r.rngsubopc) || ' ' || pg_catalog.format_type(r.rngmultitypid, NULL) END
                         FROM pg_catalog.pg_range r WHERE r.rngtypid = y.oid),
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_type'::regclass AND d.objoid = y.oid))
    FROM tipos y
    UNION ALL
    SELECT s.relid, 'secuencia libre', s.relname,
           jsonb_build_object(
               'persistencia', s.relpersistence,
               'tipo', pg_catalog.format_type(q.seqtypid, NULL), 'inicio', q.seqstart, 'incremento', q.seqincrement,
               'mínimo', q.seqmin, 'máximo', q.seqmax, 'caché', q.seqcache, 'cíclica', q.seqcycle,
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = s.secid AND d.objsubid = 0))
    FROM libres s JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.secid
    UNION ALL
    SELECT relid, 'colación', collname, jsonb_build_object(
               'definición', nivel._colacion(oid),
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_collation'::regclass AND d.objoid = colaciones.oid))
    FROM colaciones
    UNION ALL
    SELECT o.relid, 'dueño', o.nombre, jsonb_build_object('rol', pg_catalog.pg_get_userbyid(o.rol))
    FROM (
        SELECT relid, 'función ' || nombre AS nombre, proowner AS rol FROM funciones
        UNION ALL SELECT relid, 'tipo ' || typname, typowner FROM tipos
        UNION ALL SELECT relid, 'secuencia libre ' || relname, relowner FROM libres
        UNION ALL SELECT relid, 'colación ' || collname, collowner FROM colaciones
        UNION ALL SELECT t.oid, 'estadísticas ' || e.stxname, e.stxowner FROM t JOIN pg_catalog.pg_statistic_ext e ON e.stxrelid = t.oid
    ) o
    UNION ALL
    SELECT s.relid, s.clase, s.nombre, s.atributos FROM significados s
), alrededor AS (SELECT false AS hay)
