-- What nearly every table has, element by element.
, impresas AS MATERIALIZED (
    -- of a table of many columns, its defaults and checks at once: to print one of them takes as long as all its columns squared
    SELECT t.oid AS relid, CASE WHEN set_config('search_path', t.camino, true) <> '' THEN nivel._expresiones(t.oid) END AS de FROM t WHERE t.relnatts > 32
), elementos AS (
    SELECT t.oid AS relid, 'tabla' AS clase, '' AS nombre,
           jsonb_build_object(
               'persistencia', t.relpersistence, 'clase', t.relkind,
               'opciones', (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(t.reloptions) o),
               'opciones toast', (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM pg_catalog.pg_class x, unnest(x.reloptions) o WHERE x.oid = t.reltoastrelid),
               'método', (SELECT m.amname FROM pg_catalog.pg_am m WHERE m.oid = t.relam),
               'tablespace', (SELECT s.spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = t.reltablespace),
               'seguridad por filas', t.relrowsecurity, 'seguridad forzada', t.relforcerowsecurity,
               'identidad de réplica', t.relreplident,
               'de tipo', CASE WHEN t.reloftype <> 0 THEN CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.format_type(t.reloftype, NULL) END END,
               'padres', (SELECT string_agg(CASE WHEN set_config('search_path', t.camino, true) <> '' THEN i.inhparent::regclass::text END, ', ' ORDER BY i.inhseqno)
                          FROM pg_catalog.pg_inherits i WHERE i.inhrelid = t.oid),
               'partición', CASE WHEN t.relkind = 'p' THEN CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_partkeydef(t.oid) END END,
               'límite', CASE WHEN t.relispartition THEN CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_expr(t.relpartbound, t.oid) END END,
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = t.oid AND d.objsubid = 0)) AS atributos
    FROM t
    UNION ALL
    SELECT c.relid, 'columna', c.attname,
           jsonb_build_object(
               'orden', c.orden,
               'tipo', CASE WHEN set_config('search_path', c.camino, true) <> '' THEN pg_catalog.format_type(c.atttypid, c.atttypmod) END,
               'colación', CASE WHEN c.attcollation <> c.typcollation THEN
                   (SELECT CASE WHEN k.collnamespace IN (c.nspoid, 'pg_catalog'::regnamespace) THEN '' ELSE pg_catalog.quote_ident(n.nspname) || '.' END || k.collname
                    FROM pg_catalog.pg_collation k JOIN pg_catalog.pg_namespace n ON n.oid = k.collnamespace WHERE k.oid = c.attcollation) END,
               'obligatoria', c.attnotnull, 'identidad', nullif(c.attidentity, ''), 'generada', nullif(c.attgenerated, ''),
               'almacenamiento', nullif(c.attstorage, c.typstorage), 'compresión', nullif(c.attcompression, ''),
               'estadísticas', nullif(c.attstattarget, -1),
               'heredada', nullif(c.attinhcount, 0), 'propia', CASE WHEN c.attinhcount > 0 THEN c.attislocal END,
               -- pg_attver is the server's own version mark (minor releases of 2026), different in every table
               'opciones', (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(c.attoptions) o WHERE o NOT LIKE 'pg\_attver=%'),
               'valor', CASE WHEN c.atthasdef THEN coalesce(v.de ->> ('valor ' || d.oid), CASE WHEN set_config('search_path', c.camino, true) <> '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END) END,
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = c.relid AND d.objsubid = c.attnum))
    FROM columnas c LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.relid AND d.adnum = c.attnum LEFT JOIN impresas v ON v.relid = c.relid
    UNION ALL
    SELECT t.oid, 'restricción', k.conname,
           jsonb_build_object(
               'definición', x.definicion,
               'de', (SELECT z.conname FROM pg_catalog.pg_constraint z WHERE z.oid = k.conparentid),
               'heredada', nullif(k.coninhcount, 0), 'propia', CASE WHEN k.coninhcount > 0 THEN k.conislocal END,
               -- DISABLE TRIGGER ALL: a foreign key that nobody checks
               'disparadores', (SELECT nullif(string_agg(DISTINCT g.tgenabled::text, ''), 'O') FROM pg_catalog.pg_trigger g WHERE g.tgconstraint = k.oid AND g.tgisinternal),
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_constraint'::regclass AND d.objoid = k.oid))
    -- not what a key to a partitioned table has for each of its partitions
    FROM t JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid AND k.contype IN ('p', 'u', 'c', 'f', 'x')
         AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint m WHERE m.oid = k.conparentid AND m.conrelid = k.conrelid)
    LEFT JOIN impresas v ON v.relid = t.oid AND k.contype = 'c'
    CROSS JOIN LATERAL (SELECT coalesce(v.de ->> ('control ' || k.oid), CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_constraintdef(k.oid) END) AS definicion) x
    UNION ALL
    SELECT t.oid, 'índice', x.relname,
           jsonb_build_object(
               'definición', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_indexdef(i.indexrelid, 0, true) END,
               'de', (SELECT z.relname FROM pg_catalog.pg_inherits h JOIN pg_catalog.pg_class z ON z.oid = h.inhparent WHERE h.inhrelid = i.indexrelid),
               'válido', i.indisvalid, 'agrupa', i.indisclustered, 'identidad de réplica', i.indisreplident,
               'tablespace', (SELECT s.spcname FROM pg_catalog.pg_tablespace s WHERE s.oid = x.reltablespace),
               'estadísticas', (SELECT string_agg(a.attnum || ': ' || a.attstattarget, ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
                                WHERE a.attrelid = x.oid AND a.attstattarget <> -1),
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = i.indexrelid AND d.objsubid = 0))
    FROM t JOIN pg_catalog.pg_index i ON i.indrelid = t.oid JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
    UNION ALL
    SELECT t.oid, 'disparador', g.tgname,
           jsonb_build_object(
               'definición', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_triggerdef(g.oid, true) END,
               'de', (SELECT z.tgname FROM pg_catalog.pg_trigger z WHERE z.oid = g.tgparentid),
               'estado', g.tgenabled,
               'comentario', (SELECT d.description FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_trigger'::regclass AND d.objoid = g.oid))
    FROM t JOIN pg_catalog.pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
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
    SELECT t.oid, 'dueño', '', jsonb_build_object('rol', pg_catalog.pg_get_userbyid(t.relowner)) FROM t
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
), alrededor AS (
    -- whether there is anything that leer_alrededor.sql reads
    SELECT EXISTS (SELECT FROM t JOIN pg_catalog.pg_inherits i ON i.inhparent = t.oid)
        OR EXISTS (SELECT FROM t JOIN pg_catalog.pg_policy p ON p.polrelid = t.oid)
        OR EXISTS (SELECT FROM t JOIN pg_catalog.pg_rewrite w ON w.ev_class = t.oid)
        OR EXISTS (SELECT FROM t JOIN pg_catalog.pg_statistic_ext e ON e.stxrelid = t.oid)
        OR EXISTS (SELECT FROM t JOIN pg_catalog.pg_publication_rel r ON r.prrelid = t.oid)
        OR EXISTS (SELECT FROM usados u WHERE u.ajeno)
        -- an operator or a function that is not the server's own, called in an expression
        OR EXISTS (SELECT FROM partes p CROSS JOIN LATERAL (
                       SELECT d.refclassid FROM pg_catalog.pg_depend d WHERE d.classid = p.classid AND d.objid = p.objid
                                                                         AND d.refclassid IN ('pg_catalog.pg_operator'::regclass, 'pg_catalog.pg_proc'::regclass) OFFSET 0) d
                   WHERE p.classid <> 'pg_catalog.pg_trigger'::regclass OR EXISTS (SELECT FROM pg_catalog.pg_trigger g WHERE g.oid = p.objid AND g.tgqual IS NOT NULL)) AS hay
)
