-- The statements that make a table like the first of $1 (what belongs to it included) with its partitions and children,
-- the others, each after its parent; printed relative to their schema: run under another search_path they make it there. «quien»: who runs them, the owner, or the extension once the table is in place; «clave» is a foreign key to a table that is not made with these.
WITH RECURSIVE t AS MATERIALIZED (
    -- «lugar»: its order in $1; «hereda»: a child that has something only of its parents, made as such; another one, and a
    -- partition, are made alone and then tied to them
    SELECT c.*, x.lugar::int AS lugar, n.nspname, pg_catalog.quote_ident(c.relname) AS nombre, pg_catalog.quote_ident(n.nspname) || ', pg_catalog, pg_temp' AS camino, 'pg_catalog, ' || pg_catalog.quote_ident(n.nspname) || ', pg_temp' AS camino_de_reglas,
           NOT c.relispartition
           AND (EXISTS (SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attinhcount > 0 AND NOT a.attislocal)
                OR EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.coninhcount > 0 AND NOT k.conislocal AND k.conparentid = 0)) AS hereda
    FROM unnest($1::oid[]) WITH ORDINALITY AS x (oid, lugar)
    JOIN pg_catalog.pg_class c ON c.oid = x.oid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
), sencilla AS MATERIALIZED (
    -- whether each table is made alone: then defaults and checks are made with it. One by one each takes as long as all its columns
    SELECT NOT EXISTS (SELECT FROM t WHERE t.hereda) AS si
), sueltas AS MATERIALIZED (
    -- but for those that call something that may need the table in its turn (a function of its rows); an enum, a sequence and what an extension has do not
    SELECT d.classid, d.objid
    FROM t CROSS JOIN LATERAL (SELECT p.classid, p.objid FROM nivel._partes p WHERE p.tabla = t.oid AND p.classid IN ('pg_catalog.pg_attrdef'::regclass, 'pg_catalog.pg_constraint'::regclass) OFFSET 0) p
    CROSS JOIN LATERAL (SELECT d.* FROM pg_catalog.pg_depend d WHERE d.classid = p.classid AND d.objid = p.objid AND d.deptype = 'n' OFFSET 0) d
    WHERE CASE d.refclassid
              WHEN 'pg_catalog.pg_class'::regclass THEN d.refobjid <> t.oid AND NOT EXISTS (SELECT FROM pg_catalog.pg_class s WHERE s.oid = d.refobjid AND s.relkind = 'S')
              WHEN 'pg_catalog.pg_type'::regclass THEN NOT EXISTS (SELECT FROM pg_catalog.pg_type y WHERE y.oid = d.refobjid AND y.typtype = 'e') ELSE true END
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = d.refclassid AND e.objid = d.refobjid AND e.deptype = 'e')
), impresas AS MATERIALIZED (
    -- of a table of many columns, its defaults and checks at once: to print one of them takes as long as all its columns squared
    SELECT t.oid AS relid, CASE WHEN set_config('search_path', t.camino, true) <> '' THEN nivel._expresiones(t.oid) END AS de FROM t WHERE t.relnatts > 32
), controles AS MATERIALIZED (
    -- the constraints; «dentro»: a check that CREATE TABLE makes, which would make one that is not valid a valid one
    SELECT k.conrelid, k.oid, sencilla.si AND k.contype = 'c' AND k.convalidated AND s.objid IS NULL AS dentro,
           coalesce(v.de ->> ('control ' || k.oid), CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_constraintdef(k.oid) END) AS definicion
    FROM sencilla CROSS JOIN t JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid AND k.contype IN ('c', 'p', 'u', 'x', 'f')
    LEFT JOIN impresas v ON v.relid = t.oid AND k.contype = 'c'
    LEFT JOIN (SELECT DISTINCT classid, objid FROM sueltas) s ON s.classid = 'pg_catalog.pg_constraint'::regclass AND s.objid = k.oid
    -- not what a child has only of its parent, nor what a key to a partitioned table has for each partition
    WHERE NOT (t.hereda AND k.coninhcount > 0 AND NOT k.conislocal)
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint m WHERE m.oid = k.conparentid AND m.conrelid = k.conrelid)
), secuencias AS MATERIALIZED (
    SELECT t.oid AS tabla, t.lugar, d.refobjsubid AS columna, d.deptype, s.oid, s.relpersistence, pg_catalog.quote_ident(s.relname) AS nombre,
           pg_catalog.format('INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s%s', q.seqincrement, q.seqmin, q.seqmax, q.seqstart, q.seqcache,
                             CASE WHEN q.seqcycle THEN ' CYCLE' ELSE '' END) AS opciones,
           pg_catalog.format_type(q.seqtypid, NULL) AS tipo, q.seqtypid = a.atttypid AS de_la_columna
    FROM t
    JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = t.oid AND d.refobjsubid > 0
         AND d.classid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0 AND d.deptype IN ('a', 'i')
    JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
    JOIN pg_catalog.pg_sequence q ON q.seqrelid = s.oid
    JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
), columnas AS MATERIALIZED (
    SELECT a.*, t.hereda AND a.attinhcount > 0 AND NOT a.attislocal AS de_la_madre, pg_catalog.quote_ident(a.attname) AS nombre, y.typcollation, y.typstorage,
           CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.format_type(a.atttypid, a.atttypmod) END AS tipo,
           CASE WHEN a.attcollation <> y.typcollation THEN (
               SELECT CASE WHEN k.collnamespace = t.relnamespace THEN pg_catalog.quote_ident(k.collname) ELSE pg_catalog.format('%I.%I', m.nspname, k.collname) END
               FROM pg_catalog.pg_collation k JOIN pg_catalog.pg_namespace m ON m.oid = k.collnamespace WHERE k.oid = a.attcollation) END AS colacion,
           coalesce(v.de ->> ('valor ' || d.oid), CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END) AS valor,
           sencilla.si AND s.objid IS NULL AND a.attgenerated = '' AS dentro,
           -- from PostgreSQL 18 on NOT NULL is a constraint with a name, that a child may have only of its parents
           k.conname AS obligatoria, k.conislocal AS obligatoria_propia, k.coninhcount AS obligatoria_heredada,
           CASE WHEN k.connoinherit THEN ' NO INHERIT' ELSE '' END AS sin_herencia
    FROM sencilla CROSS JOIN t
    JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
    LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
    LEFT JOIN impresas v ON v.relid = t.oid
    LEFT JOIN (SELECT DISTINCT classid, objid FROM sueltas) s ON s.classid = 'pg_catalog.pg_attrdef'::regclass AND s.objid = d.oid
    LEFT JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum]
), linaje (hija, madre) AS (
    SELECT h.inhrelid, h.inhparent FROM pg_catalog.pg_inherits h JOIN t ON t.oid = h.inhrelid AND t.hereda
    UNION
    SELECT l.hija, h.inhparent FROM linaje l JOIN pg_catalog.pg_inherits h ON h.inhrelid = l.madre
), tardias AS (
    -- the first column that a table got when a child of it had columns of its own already: from there on they are added once all are made
    SELECT l.madre AS oid, min(m.attnum) AS desde
    FROM linaje l
    JOIN pg_catalog.pg_attribute a ON a.attrelid = l.hija AND a.attnum > 0 AND NOT a.attisdropped AND a.attinhcount > 0 AND NOT a.attislocal
    JOIN pg_catalog.pg_attribute m ON m.attrelid = l.madre AND m.attname = a.attname AND NOT m.attisdropped
    WHERE EXISTS (SELECT FROM pg_catalog.pg_attribute p WHERE p.attrelid = l.hija AND p.attnum > 0 AND p.attnum < a.attnum AND NOT p.attisdropped AND p.attinhcount = 0)
    GROUP BY l.madre
), definidas AS (
    SELECT c.*, NOT c.de_la_madre AND c.attnum >= coalesce(d.desde, 32767) AS tarde,
           c.nombre || ' ' || c.tipo || coalesce(' COLLATE ' || c.colacion, '')
           || CASE c.attgenerated WHEN '' THEN '' ELSE ' GENERATED ALWAYS AS (' || c.valor || CASE c.attgenerated WHEN 'v' THEN ') VIRTUAL' ELSE ') STORED' END END
           -- from PostgreSQL 17 on a partition counts with its parent, whose sequence it is
           || coalesce((
                  SELECT pg_catalog.format(' GENERATED %s AS IDENTITY (SEQUENCE NAME %s%s)', CASE c.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END, s.nombre,
                                           CASE WHEN s.de_la_columna THEN ' ' || s.opciones END)
                  FROM secuencias s WHERE s.tabla = c.attrelid AND s.columna = c.attnum AND s.deptype = 'i'), '')
           || CASE WHEN c.dentro THEN coalesce(' DEFAULT ' || c.valor, '') ELSE '' END
           || CASE WHEN c.attnotnull AND NOT (t.hereda AND c.obligatoria_propia IS FALSE)
                   THEN coalesce(' CONSTRAINT ' || pg_catalog.quote_ident(c.obligatoria), '') || ' NOT NULL' || c.sin_herencia ELSE '' END AS definicion
    FROM t JOIN columnas c ON c.attrelid = t.oid LEFT JOIN tardias d ON d.oid = t.oid
), sentencias AS (
    SELECT 10 AS orden, s.lugar, s.columna::int AS suborden, 'dueño' AS quien,
           pg_catalog.format('CREATE %sSEQUENCE %s AS %s %s', CASE s.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END, s.nombre, s.tipo, s.opciones) AS sql
    FROM secuencias s WHERE s.deptype = 'a'
    UNION ALL
    SELECT 20, t.lugar, 0, 'dueño',
           pg_catalog.format('CREATE %sTABLE %s (%s)%s%s%s%s%s', CASE t.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END, t.nombre,
               pg_catalog.concat_ws(', ', (SELECT string_agg(c.definicion, ', ' ORDER BY c.attnum) FROM definidas c WHERE c.attrelid = t.oid AND NOT c.de_la_madre AND NOT c.tarde),
                   (SELECT string_agg(pg_catalog.format('CONSTRAINT %I %s', k.conname, c.definicion), ', ' ORDER BY k.conname)
                    FROM controles c JOIN pg_catalog.pg_constraint k ON k.oid = c.oid WHERE c.conrelid = t.oid AND c.dentro)),
               (SELECT ' INHERITS (' || string_agg(CASE WHEN set_config('search_path', t.camino, true) <> '' THEN h.inhparent::regclass::text END, ', ' ORDER BY h.inhseqno) || ')'
                FROM pg_catalog.pg_inherits h WHERE h.inhrelid = t.oid AND t.hereda),
               CASE WHEN t.relkind = 'p' THEN CASE WHEN set_config('search_path', t.camino, true) <> '' THEN ' PARTITION BY ' || pg_catalog.pg_get_partkeydef(t.oid) END END,
               ' USING ' || (SELECT pg_catalog.quote_ident(m.amname) FROM pg_catalog.pg_am m WHERE m.oid = t.relam),
               ' WITH (' || (SELECT string_agg(o, ', ') FROM (
                   SELECT pg_catalog.quote_ident(x.option_name) || '=' || pg_catalog.quote_literal(x.option_value) AS o FROM pg_catalog.pg_options_to_table(t.reloptions) x
                   UNION ALL
                   SELECT 'toast.' || pg_catalog.quote_ident(x.option_name) || '=' || pg_catalog.quote_literal(x.option_value)
                   FROM pg_catalog.pg_class g CROSS JOIN LATERAL pg_catalog.pg_options_to_table(g.reloptions) x WHERE g.oid = t.reltoastrelid) o) || ')',
               ' TABLESPACE ' || (SELECT pg_catalog.quote_ident(e.spcname) FROM pg_catalog.pg_tablespace e WHERE e.oid = t.reltablespace))
    FROM t
    UNION ALL
    SELECT 22, t.lugar, c.attnum, 'dueño', pg_catalog.format('ALTER TABLE %s ADD COLUMN %s', t.nombre, c.definicion)
    FROM t JOIN definidas c ON c.attrelid = t.oid AND c.tarde
    UNION ALL
    -- the sequence of an identity is kept as its table is, unless somebody said otherwise
    SELECT 23, t.lugar, s.columna, 'dueño', pg_catalog.format('ALTER SEQUENCE %s SET %s', s.nombre, CASE s.relpersistence WHEN 'u' THEN 'UNLOGGED' ELSE 'LOGGED' END)
    FROM t JOIN secuencias s ON s.tabla = t.oid AND s.deptype = 'i' AND s.relpersistence <> t.relpersistence
    UNION ALL
    -- and counts in the type of its column, unless LIKE made it, or somebody said otherwise
    SELECT 24, t.lugar, s.columna, 'dueño', pg_catalog.format('ALTER SEQUENCE %s AS %s %s RESTART', s.nombre, s.tipo, s.opciones)
    FROM t JOIN secuencias s ON s.tabla = t.oid AND s.deptype = 'i' AND NOT s.de_la_columna
    UNION ALL
    SELECT 25, t.lugar, 0, 'dueño', pg_catalog.format('ALTER TABLE %s OF %s', t.nombre, CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.format_type(t.reloftype, NULL) END)
    FROM t WHERE t.reloftype <> 0
    UNION ALL
    SELECT 30, t.lugar, c.attnum, 'dueño', pg_catalog.format('ALTER TABLE ONLY %s ALTER COLUMN %s %s', t.nombre, c.nombre, coalesce('SET DEFAULT ' || c.valor, 'DROP DEFAULT'))
    FROM t JOIN columnas c ON c.attrelid = t.oid WHERE (c.valor IS NOT NULL OR c.de_la_madre) AND c.attgenerated = '' AND NOT c.dentro
    UNION ALL
    SELECT 31, t.lugar, c.attnum, 'dueño',
           CASE WHEN c.obligatoria_heredada = 0 THEN pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I NOT NULL %s%s', t.nombre, c.obligatoria, c.nombre, c.sin_herencia)
                ELSE pg_catalog.format('ALTER TABLE ONLY %s ALTER COLUMN %s %s NOT NULL', t.nombre, c.nombre, CASE WHEN c.attnotnull THEN 'SET' ELSE 'DROP' END) END
    FROM t JOIN columnas c ON c.attrelid = t.oid AND c.de_la_madre AND c.obligatoria_propia IS NOT FALSE
    UNION ALL
    SELECT 35, t.lugar, s.columna, 'dueño', pg_catalog.format('ALTER SEQUENCE %s OWNED BY %s.%s', s.nombre, t.nombre, c.nombre)
    FROM t JOIN secuencias s ON s.tabla = t.oid AND s.deptype = 'a' JOIN columnas c ON c.attrelid = t.oid AND c.attnum = s.columna
    UNION ALL
    SELECT 40, t.lugar, c.attnum, 'dueño', pg_catalog.format('ALTER TABLE ONLY %s ALTER COLUMN %s %s', t.nombre, c.nombre, x.accion)
    FROM t JOIN columnas c ON c.attrelid = t.oid CROSS JOIN LATERAL (
        SELECT 'SET STORAGE ' || CASE c.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END AS accion WHERE c.attstorage <> c.typstorage
        UNION ALL SELECT 'SET COMPRESSION ' || CASE c.attcompression WHEN 'p' THEN 'pglz' ELSE 'lz4' END WHERE c.attcompression <> ''
        UNION ALL SELECT 'SET STATISTICS ' || c.attstattarget WHERE coalesce(c.attstattarget, -1) >= 0
        UNION ALL SELECT 'SET (' || string_agg(pg_catalog.quote_ident(o.option_name) || '=' || o.option_value, ', ') || ')'
                  FROM pg_catalog.pg_options_to_table(c.attoptions) o WHERE o.option_name <> 'pg_attver' HAVING count(*) > 0) x
    UNION ALL
    -- a check before the keys, as pg_dump does; foreign keys come last. Those of partitions and children before that of the
    -- parent, which takes them over under their names
    SELECT CASE k.contype WHEN 'c' THEN 50 WHEN 'f' THEN 80 ELSE 51 END, - t.lugar, 0, CASE WHEN k.contype <> 'f' THEN 'dueño' WHEN EXISTS (SELECT FROM t x WHERE x.oid = k.confrelid) THEN 'extensión' ELSE 'clave' END,
           pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I %s', t.nombre, k.conname, c.definicion)
    FROM t JOIN controles c ON c.conrelid = t.oid AND NOT c.dentro JOIN pg_catalog.pg_constraint k ON k.oid = c.oid
    UNION ALL
    SELECT 55, t.lugar, h.inhseqno, 'dueño', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.format('ALTER TABLE %s INHERIT %s', t.nombre, h.inhparent::regclass) END
    FROM t JOIN pg_catalog.pg_inherits h ON h.inhrelid = t.oid WHERE NOT t.relispartition AND NOT t.hereda
    UNION ALL
    SELECT 60, t.lugar, 0, 'dueño', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_indexdef(i.indexrelid, 0, true) END
           || coalesce(' TABLESPACE ' || (SELECT pg_catalog.quote_ident(e.spcname) FROM pg_catalog.pg_tablespace e WHERE e.oid = x.reltablespace), '')
    FROM t JOIN pg_catalog.pg_index i ON i.indrelid = t.oid JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = t.oid AND k.contype IN ('p', 'u', 'x'))
      AND NOT (x.relkind = 'I' AND NOT i.indisvalid)
    UNION ALL
    -- one that some partitions lack (ON ONLY) is made when they are partitions already; those that have it are tied to it one by one
    SELECT 67, t.lugar, 0, 'dueño', pg_catalog.regexp_replace(CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_indexdef(i.indexrelid, 0, true) END, ' ON (?!ONLY )', ' ON ONLY ')
    FROM t JOIN pg_catalog.pg_index i ON i.indrelid = t.oid AND NOT i.indisvalid JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid AND x.relkind = 'I'
    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = t.oid AND k.contype IN ('p', 'u', 'x'))
    UNION ALL
    SELECT 68, t.lugar, 0, 'dueño', pg_catalog.format('ALTER INDEX %I ATTACH PARTITION %I', x.relname, y.relname)
    FROM t JOIN pg_catalog.pg_index i ON i.indrelid = t.oid AND NOT i.indisvalid JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid AND x.relkind = 'I'
    JOIN pg_catalog.pg_inherits h ON h.inhparent = i.indexrelid JOIN pg_catalog.pg_class y ON y.oid = h.inhrelid
    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = t.oid AND k.contype IN ('p', 'u', 'x'))
    UNION ALL
    -- the definition of a key does not say where and how its index is kept
    SELECT 61, t.lugar, 0, 'dueño', pg_catalog.format('ALTER INDEX %I SET %s', x.relname, y.que)
    FROM t JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid AND k.contype IN ('p', 'u', 'x') JOIN pg_catalog.pg_class x ON x.oid = k.conindid
    CROSS JOIN LATERAL (
        SELECT '(' || string_agg(pg_catalog.quote_ident(o.option_name) || '=' || pg_catalog.quote_literal(o.option_value), ', ') || ')' AS que
        FROM pg_catalog.pg_options_to_table(x.reloptions) o HAVING count(*) > 0
        UNION ALL SELECT 'TABLESPACE ' || pg_catalog.quote_ident(e.spcname) FROM pg_catalog.pg_tablespace e WHERE e.oid = x.reltablespace) y
    UNION ALL
    SELECT 62, t.lugar, a.attnum, 'dueño', pg_catalog.format('ALTER INDEX %I ALTER COLUMN %s SET STATISTICS %s', x.relname, a.attnum, a.attstattarget)
    FROM t JOIN pg_catalog.pg_index i ON i.indrelid = t.oid JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
    JOIN pg_catalog.pg_attribute a ON a.attrelid = x.oid AND a.attstattarget > 0
    UNION ALL
    -- indexes and keys that match are taken over, and the identities of the parent, of those that it has by then: outermost first, but for a partition that has them not
    -- (as up to PostgreSQL 16 none has)
    SELECT 64, CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_attribute m JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attname = m.attname AND a.attidentity = ''
                                 WHERE m.attrelid = h.inhparent AND m.attidentity <> '') THEN - t.lugar ELSE t.lugar END, 0, 'dueño',
           CASE WHEN set_config('search_path', t.camino, true) <> '' THEN
               pg_catalog.format('ALTER TABLE %s ATTACH PARTITION %s %s', h.inhparent::regclass, t.nombre, pg_catalog.pg_get_expr(t.relpartbound, t.oid)) END
    FROM t JOIN pg_catalog.pg_inherits h ON h.inhrelid = t.oid WHERE t.relispartition
    UNION ALL
    SELECT 65, t.lugar, 0, 'dueño', pg_catalog.format('ALTER TABLE %s CLUSTER ON %I', t.nombre, x.relname)
    FROM t JOIN pg_catalog.pg_index i ON i.indrelid = t.oid AND i.indisclustered JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
    UNION ALL
    SELECT 66, t.lugar, 0, 'dueño', pg_catalog.format('ALTER TABLE %s REPLICA IDENTITY %s', t.nombre,
               CASE t.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' ELSE 'USING INDEX ' || (
                   SELECT pg_catalog.quote_ident(x.relname) FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
                   WHERE i.indrelid = t.oid AND i.indisreplident) END)
    FROM t WHERE t.relreplident <> 'd'
    UNION ALL
    SELECT 70, t.lugar, 0, 'dueño', pg_catalog.format('CREATE STATISTICS %I%s ON %s FROM %s', e.stxname,
               CASE WHEN e.stxkind <> '{d,f,m}' AND e.stxkind <> '{d,f,m,e}' AND e.stxkind <> '{e}' THEN
                   ' (' || (SELECT string_agg(CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' WHEN 'm' THEN 'mcv' END, ', ') FROM unnest(e.stxkind) k WHERE k <> 'e') || ')' ELSE '' END,
               CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_statisticsobjdef_columns(e.oid) END, t.nombre)
    FROM t JOIN pg_catalog.pg_statistic_ext e ON e.stxrelid = t.oid
    UNION ALL
    SELECT 71, t.lugar, 0, 'dueño', pg_catalog.format('ALTER STATISTICS %I SET STATISTICS %s', e.stxname, e.stxstattarget)
    FROM t JOIN pg_catalog.pg_statistic_ext e ON e.stxrelid = t.oid AND e.stxstattarget >= 0
    UNION ALL
    SELECT 75, t.lugar, 0, 'dueño', CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_triggerdef(g.oid, true) END
    FROM t JOIN pg_catalog.pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal AND g.tgparentid = 0
    UNION ALL
    SELECT 76, t.lugar, 0, 'dueño', pg_catalog.format('ALTER TABLE ONLY %s %s TRIGGER %I', t.nombre, CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, g.tgname)
    FROM t JOIN pg_catalog.pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal AND g.tgenabled <> 'O'
    UNION ALL
    SELECT 77, t.lugar, 0, 'dueño', CASE WHEN set_config('search_path', t.camino_de_reglas, true) <> '' THEN pg_catalog.pg_get_ruledef(w.oid, true) END
    FROM t JOIN pg_catalog.pg_rewrite w ON w.ev_class = t.oid
    UNION ALL
    SELECT 78, t.lugar, 0, 'dueño', pg_catalog.format('ALTER TABLE %s %s RULE %I', t.nombre, CASE w.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, w.rulename)
    FROM t JOIN pg_catalog.pg_rewrite w ON w.ev_class = t.oid AND w.ev_enabled <> 'O'
    UNION ALL
    SELECT 85, t.lugar, 0, 'dueño', pg_catalog.format('CREATE POLICY %I ON %s AS %s FOR %s TO %s%s%s', p.polname, t.nombre, CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
               CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
               (SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r)) END, ', ') FROM unnest(p.polroles) r),
               ' USING (' || CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_expr(p.polqual, p.polrelid) END || ')',
               ' WITH CHECK (' || CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) END || ')')
    FROM t JOIN pg_catalog.pg_policy p ON p.polrelid = t.oid
    UNION ALL
    SELECT 86, t.lugar, x.n, 'dueño', pg_catalog.format('ALTER TABLE %s %s ROW LEVEL SECURITY', t.nombre, x.accion)
    FROM t CROSS JOIN LATERAL (SELECT 1 AS n, 'ENABLE' AS accion WHERE t.relrowsecurity UNION ALL SELECT 2, 'FORCE' WHERE t.relforcerowsecurity) x
    UNION ALL
    SELECT 90, t.lugar, 0, CASE WHEN x.que LIKE 'CONSTRAINT%' THEN 'extensión' ELSE 'dueño' END, pg_catalog.format('COMMENT ON %s IS %L', x.que, d.description)
    FROM t
    CROSS JOIN LATERAL (
        SELECT 'pg_catalog.pg_class'::regclass::oid AS clase, t.oid, 0 AS sub, 'TABLE ' || t.nombre AS que
        UNION ALL SELECT 'pg_catalog.pg_class'::regclass, t.oid, c.attnum, 'COLUMN ' || t.nombre || '.' || c.nombre FROM columnas c WHERE c.attrelid = t.oid
        UNION ALL SELECT 'pg_catalog.pg_class'::regclass, i.indexrelid, 0, 'INDEX ' || pg_catalog.quote_ident(x.relname) FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = t.oid
        UNION ALL SELECT 'pg_catalog.pg_class'::regclass, s.oid, 0, 'SEQUENCE ' || s.nombre FROM secuencias s WHERE s.tabla = t.oid
        UNION ALL SELECT 'pg_catalog.pg_constraint'::regclass, k.oid, 0, pg_catalog.format('CONSTRAINT %I ON %s', k.conname, t.nombre) FROM pg_catalog.pg_constraint k WHERE k.conrelid = t.oid
        UNION ALL SELECT 'pg_catalog.pg_trigger'::regclass, g.oid, 0, pg_catalog.format('TRIGGER %I ON %s', g.tgname, t.nombre) FROM pg_catalog.pg_trigger g WHERE g.tgrelid = t.oid AND NOT g.tgisinternal
        UNION ALL SELECT 'pg_catalog.pg_rewrite'::regclass, w.oid, 0, pg_catalog.format('RULE %I ON %s', w.rulename, t.nombre) FROM pg_catalog.pg_rewrite w WHERE w.ev_class = t.oid
        UNION ALL SELECT 'pg_catalog.pg_policy'::regclass, p.oid, 0, pg_catalog.format('POLICY %I ON %s', p.polname, t.nombre) FROM pg_catalog.pg_policy p WHERE p.polrelid = t.oid
        UNION ALL SELECT 'pg_catalog.pg_statistic_ext'::regclass, e.oid, 0, 'STATISTICS ' || pg_catalog.quote_ident(e.stxname) FROM pg_catalog.pg_statistic_ext e WHERE e.stxrelid = t.oid) x
    JOIN pg_catalog.pg_description d ON d.classoid = x.clase AND d.objoid = x.oid AND d.objsubid = x.sub
    UNION ALL
    SELECT 92, t.lugar, 0, 'extensión', pg_catalog.format('ALTER STATISTICS %I OWNER TO %I', e.stxname, pg_catalog.pg_get_userbyid(e.stxowner))
    FROM t JOIN pg_catalog.pg_statistic_ext e ON e.stxrelid = t.oid AND e.stxowner <> t.relowner
    UNION ALL
    SELECT 95, t.lugar, 0, 'extensión', pg_catalog.format('ALTER PUBLICATION %I ADD TABLE ONLY %s%s%s', b.pubname, t.nombre,
               ' (' || (SELECT string_agg(c.nombre, ', ' ORDER BY k.ord) FROM unnest(r.prattrs::int2[]) WITH ORDINALITY AS k (n, ord) JOIN columnas c ON c.attrelid = t.oid AND c.attnum = k.n) || ')',
               ' WHERE (' || CASE WHEN set_config('search_path', t.camino, true) <> '' THEN pg_catalog.pg_get_expr(r.prqual, r.prrelid) END || ')')
    FROM t JOIN pg_catalog.pg_publication_rel r ON r.prrelid = t.oid JOIN pg_catalog.pg_publication b ON b.oid = r.prpubid
)
SELECT json_agg(json_build_object('quien', s.quien, 'tabla', t.relname, 'duenio', t.relowner::bigint, 'sql', s.sql) ORDER BY s.orden, s.lugar, s.suborden, s.sql)
FROM sentencias s JOIN t ON t.lugar = abs(s.lugar)
