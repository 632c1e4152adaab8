-- Everything that belongs to the tables $1 (oid[]), one row per element: constant number of queries, however many copies.
-- Definitions are printed under search_path = the table's own schema, so that whatever lives in it comes out
-- without a schema («its own») and everything else with one; CASE fixes the order of evaluation.
WITH t AS MATERIALIZED (
    SELECT c.*, n.nspname, n.oid AS nspoid,
           pg_catalog.quote_ident(n.nspname) || ', pg_catalog' AS camino
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid = ANY ($1)
), propias AS MATERIALIZED (
    -- sequences owned by a column (serial) or made for it (identity)
    SELECT t.oid AS relid, t.relowner, s.oid AS secid, s.relname, s.relacl, s.relowner AS duenio, s.relpersistence, d.refobjsubid, d.deptype
    FROM t
    JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = t.oid AND d.refobjsubid > 0
         AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0 AND d.deptype IN ('a', 'i')
    JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
), columnas AS MATERIALIZED (
    SELECT t.oid AS relid, t.nspoid, t.camino, t.relowner, a.attname, a.attnum, a.atttypid, a.atttypmod, a.attnotnull, a.attidentity,
           a.attgenerated, a.attstorage, a.attcompression, a.attstattarget, a.attcollation, a.atthasdef, a.attacl, a.attoptions,
           y.typstorage, y.typcollation, y.typelem, y.typcategory, y.typnamespace,
           pg_catalog.row_number() OVER (PARTITION BY t.oid ORDER BY a.attnum) AS orden
    FROM t
    JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
), elementos AS (
    SELECT t.oid AS relid, 'tabla' AS clase, '' AS nombre,
           jsonb_build_object(
               'persistencia', t.relpersistence, 'clase', t.relkind, 'opciones', pg_catalog.array_to_string(t.reloptions, ', '),
               'método', (SELECT m.amname FROM pg_catalog.pg_am m WHERE m.oid = t.relam),
               'tablespace', (SELECT s.spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = t.reltablespace),
               'seguridad por filas', t.relrowsecurity, 'seguridad forzada', t.relforcerowsecurity,
               'identidad de réplica', t.relreplident,
               'padres', (SELECT string_agg(p.relname, ', ' ORDER BY i.inhseqno) FROM pg_catalog.pg_inherits i
                          JOIN pg_catalog.pg_class p ON p.oid = i.inhparent WHERE i.inhrelid = t.oid),
               'partición', CASE WHEN t.relkind = 'p' THEN CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_partkeydef(t.oid) END END,
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = t.oid AND d.objsubid = 0)) AS atributos
    FROM t
    UNION ALL
    SELECT c.relid, 'columna', c.attname,
           jsonb_build_object(
               'orden', c.orden,
               'tipo', CASE WHEN set_config('search_path', c.camino, true) <> '' THEN pg_catalog.format_type(c.atttypid, c.atttypmod) END,
               'colación', CASE WHEN c.attcollation <> c.typcollation THEN (SELECT k.collname FROM pg_catalog.pg_collation k WHERE k.oid = c.attcollation) END,
               'obligatoria', c.attnotnull, 'identidad', nullif(c.attidentity, ''), 'generada', nullif(c.attgenerated, ''),
               'almacenamiento', nullif(c.attstorage, c.typstorage), 'compresión', nullif(c.attcompression, ''),
               'estadísticas', nullif(nullif(c.attstattarget, -1), 0), -- pg_attver is the server's own version mark (minor releases of 2026), different in every table
               'opciones', (SELECT string_agg(o, ', ') FROM unnest(c.attoptions) o WHERE o NOT LIKE 'pg\_attver=%'),
               'valor', CASE WHEN c.atthasdef THEN (
                   SELECT CASE WHEN set_config('search_path', c.camino, true) <> '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END
                   FROM pg_catalog.pg_attrdef d WHERE d.adrelid = c.relid AND d.adnum = c.attnum) END,
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = c.relid AND d.objsubid = c.attnum))
    FROM columnas c
    UNION ALL
    SELECT t.oid, 'restricción', k.conname,
           jsonb_build_object(
               'definición', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_constraintdef(k.oid) END,
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_constraint'::regclass AND d.objoid = k.oid))
    FROM t JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid AND k.contype IN ('p', 'u', 'c', 'f', 'x')
    UNION ALL
    SELECT t.oid, 'índice', x.relname,
           jsonb_build_object(
               'definición', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_indexdef(i.indexrelid, 0, true) END,
               'válido', i.indisvalid, 'agrupa', i.indisclustered, 'identidad de réplica', i.indisreplident,
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = i.indexrelid AND d.objsubid = 0))
    FROM t JOIN pg_catalog.pg_index i ON i.indrelid = t.oid JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
    UNION ALL
    SELECT t.oid, 'disparador', g.tgname,
           jsonb_build_object(
               'definición', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_triggerdef(g.oid, true) END,
               'estado', g.tgenabled,
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_trigger'::regclass AND d.objoid = g.oid))
    FROM t JOIN pg_catalog.pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
    UNION ALL
    SELECT DISTINCT t.oid, 'función', p.proname,
           jsonb_build_object(
               'argumentos', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_function_arguments(p.oid) END,
               'devuelve', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_function_result(p.oid) END,
               'lenguaje', (SELECT l.lanname FROM pg_catalog.pg_language l WHERE l.oid = p.prolang),
               'cuerpo', pg_catalog.regexp_replace(
                   coalesce(CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_function_sqlbody(p.oid) END, p.prosrc),
                   '\m' || t.nspname || '\.|"' || t.nspname || '"\.', '', 'g'),
               'binario', p.probin, 'volatilidad', p.provolatile, 'estricta', p.proisstrict, 'definidor', p.prosecdef,
               'paralela', p.proparallel, 'hermética', p.proleakproof,
               'ajustes', pg_catalog.replace(pg_catalog.array_to_string(p.proconfig, ', '), t.nspname, '.'))
    FROM t
    JOIN pg_catalog.pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
    JOIN pg_catalog.pg_proc p ON p.oid = g.tgfoid AND p.pronamespace = t.nspoid
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
               'definición', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_ruledef(w.oid, true) END,
               'estado', w.ev_enabled)
    FROM t JOIN pg_catalog.pg_rewrite w ON w.ev_class = t.oid
    UNION ALL
    SELECT s.relid, 'secuencia', s.relname,
           jsonb_build_object(
               'columna', (SELECT a.attname FROM pg_catalog.pg_attribute a WHERE a.attrelid = s.relid AND a.attnum = s.refobjsubid),
               'vínculo', CASE s.deptype WHEN 'i' THEN 'identidad' ELSE 'serial' END, 'persistencia', s.relpersistence,
               'tipo', pg_catalog.format_type(q.seqtypid, NULL), 'inicio', q.seqstart, 'incremento', q.seqincrement,
               'mínimo', q.seqmin, 'máximo', q.seqmax, 'caché', q.seqcache, 'cíclica', q.seqcycle,
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = s.secid AND d.objsubid = 0))
    FROM propias s JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.secid
    UNION ALL
    SELECT t.oid, 'estadísticas', e.stxname,
           jsonb_build_object(
               'clases', e.stxkind::text,
               'columnas', (SELECT string_agg(a.attname, ', ' ORDER BY k.ord) FROM unnest(e.stxkeys::int2[]) WITH ORDINALITY AS k (n, ord)
                            JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.n),
               'expresiones', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.array_to_string(pg_catalog.pg_get_statisticsobjdef_expressions(e.oid), '; ') END)
    FROM t JOIN pg_catalog.pg_statistic_ext e ON e.stxrelid = t.oid
    UNION ALL
    SELECT t.oid, 'publicación', b.pubname,
           jsonb_build_object('filtro', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_expr(r.prqual, r.prrelid) END, 'columnas', r.prattrs::text)
    FROM t JOIN pg_catalog.pg_publication_rel r ON r.prrelid = t.oid JOIN pg_catalog.pg_publication b ON b.oid = r.prpubid
    UNION ALL
    SELECT DISTINCT c.relid, 'tipo', y.typname,
           jsonb_build_object(
               'clase', y.typtype,
               'valores', (SELECT string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = y.oid),
               'base', CASE WHEN y.typtype = 'd' THEN CASE WHEN set_config('search_path', c.camino, true) <> '' THEN pg_catalog.format_type(y.typbasetype, y.typtypmod) END END,
               'obligatorio', y.typnotnull, 'valor', y.typdefault,
               'controles', (SELECT string_agg(k.conname || ' ' || CASE WHEN set_config('search_path', c.camino, true) <> '' THEN pg_catalog.pg_get_constraintdef(k.oid) END, ', ' ORDER BY k.conname)
                             FROM pg_catalog.pg_constraint k WHERE k.contypid = y.oid),
               'campos', (SELECT string_agg(a.attname || ' ' || CASE WHEN set_config('search_path', c.camino, true) <> '' THEN pg_catalog.format_type(a.atttypid, a.atttypmod) END, ', ' ORDER BY a.attnum)
                          FROM pg_catalog.pg_attribute a WHERE y.typtype = 'c' AND a.attrelid = y.typrelid AND a.attnum > 0 AND NOT a.attisdropped))
    FROM columnas c
    JOIN pg_catalog.pg_type y ON y.oid IN (c.atttypid, CASE WHEN c.typcategory = 'A' THEN c.typelem END) AND y.typnamespace = c.nspoid AND y.typcategory <> 'A'
    UNION ALL
    SELECT t.oid, 'privilegio',
           CASE WHEN p.grantee = t.relowner THEN '(dueño)' WHEN p.grantee = 0 THEN 'public' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(p.grantee)) END || ': ' || p.privilege_type,
           jsonb_build_object('transferible', bool_or(p.is_grantable))
    FROM t CROSS JOIN LATERAL pg_catalog.aclexplode(coalesce(t.relacl, pg_catalog.acldefault('r', t.relowner))) p
    GROUP BY t.oid, t.relowner, p.grantee, p.privilege_type
    UNION ALL
    SELECT c.relid, 'privilegio',
           CASE WHEN p.grantee = c.relowner THEN '(dueño)' WHEN p.grantee = 0 THEN 'public' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(p.grantee)) END
               || ': ' || p.privilege_type || ' (' || pg_catalog.quote_ident(c.attname) || ')',
           jsonb_build_object('transferible', bool_or(p.is_grantable))
    FROM columnas c CROSS JOIN LATERAL pg_catalog.aclexplode(c.attacl) p
    GROUP BY c.relid, c.relowner, c.attname, p.grantee, p.privilege_type
    UNION ALL
    SELECT s.relid, 'privilegio',
           CASE WHEN p.grantee = s.duenio THEN '(dueño)' WHEN p.grantee = 0 THEN 'public' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(p.grantee)) END
               || ': ' || p.privilege_type || ' [' || pg_catalog.quote_ident(s.relname) || ']',
           jsonb_build_object('transferible', bool_or(p.is_grantable))
    FROM propias s CROSS JOIN LATERAL pg_catalog.aclexplode(coalesce(s.relacl, pg_catalog.acldefault('s', s.duenio))) p
    GROUP BY s.relid, s.duenio, s.relname, p.grantee, p.privilege_type
)
