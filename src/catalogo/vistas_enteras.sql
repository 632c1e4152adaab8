-- The views and materialized views of schema $1, printed relative to it, or (NULL) those of $2 with every name in full; each after those that it reads, with the
-- statements that make one like it («crear», run by its owner) and give it what it had granted and its comments («despues»).
WITH RECURSIVE v AS MATERIALIZED (
    SELECT c.*, x.donde, x.donde || pg_catalog.quote_ident(c.relname) AS nombre, n.nspname,
           CASE WHEN $1 IS NULL THEN 'pg_catalog, pg_temp' ELSE pg_catalog.quote_ident(n.nspname) || ', pg_catalog, pg_temp' END AS camino,
           -- the server prints rules and views with queries of its own, whose operators the schema must not be asked for
           CASE WHEN $1 IS NULL THEN 'pg_catalog, pg_temp' ELSE 'pg_catalog, ' || pg_catalog.quote_ident(n.nspname) || ', pg_temp' END AS camino_de_reglas
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    CROSS JOIN LATERAL (SELECT CASE WHEN $1 IS NULL THEN pg_catalog.quote_ident(n.nspname) || '.' ELSE '' END AS donde) x
    WHERE (n.nspname = $1 OR $1 IS NULL AND c.oid = ANY ($2::oid[])) AND c.relkind IN ('v', 'm')
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
), honduras (vista, hondura) AS (
    SELECT v.oid, 0 FROM v
    UNION
    SELECT v.oid, h.hondura + 1
    FROM honduras h
    JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = h.vista AND d.classid = 'pg_catalog.pg_rewrite'::regclass
    JOIN pg_catalog.pg_rewrite w ON w.oid = d.objid AND w.rulename = '_RETURN' JOIN v ON v.oid = w.ev_class AND v.oid <> h.vista
)
SELECT json_agg(json_build_object('oid', v.oid::bigint, 'nombre', v.relname, 'esquema', v.nspname, 'completo', pg_catalog.format('%I.%I', v.nspname, v.relname),
    'evalua', nivel._evalua_al_leer('pg_catalog.pg_class'::regclass, v.oid), 'relkind', v.relkind, 'duenio', v.relowner::bigint, 'poblada', v.relispopulated,
    'significa', (SELECT string_agg(s.que, '; ' ORDER BY s.que) FROM (
        SELECT w.rulename || ': ' || nivel._significado(pg_catalog.concat(w.ev_qual::text, w.ev_action::text), v.relnamespace) AS que FROM pg_catalog.pg_rewrite w WHERE w.ev_class = v.oid
        UNION ALL SELECT x.relname || ': ' || nivel._significado(pg_catalog.concat(i.indexprs::text, i.indpred::text), v.relnamespace)
                  FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = v.oid
        UNION ALL SELECT g.tgname || ': ' || nivel._significado(g.tgqual::text, v.relnamespace) FROM pg_catalog.pg_trigger g WHERE g.tgrelid = v.oid
        UNION ALL SELECT 'columna ' || d.adnum || ': ' || nivel._significado(d.adbin::text, v.relnamespace) FROM pg_catalog.pg_attrdef d WHERE d.adrelid = v.oid
        UNION ALL SELECT e.stxname || ': ' || nivel._significado(e.stxexprs::text, v.relnamespace) FROM pg_catalog.pg_statistic_ext e WHERE e.stxrelid = v.oid) s),
    'crear', (
    SELECT json_agg(s.sql ORDER BY s.orden, s.suborden, s.sql) FROM (
        SELECT 1 AS orden, 0 AS suborden, pg_catalog.format('CREATE VIEW %s (%s)%s AS %s', v.nombre,
               (SELECT string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a WHERE a.attrelid = v.oid AND a.attnum > 0 AND NOT a.attisdropped),
               ' WITH (' || (SELECT string_agg(pg_catalog.quote_ident(o.option_name) || '=' || o.option_value, ', ') FROM pg_catalog.pg_options_to_table(v.reloptions) o) || ')',
               CASE WHEN set_config('search_path', v.camino_de_reglas, true) <> '' THEN pg_catalog.pg_get_viewdef(v.oid) END) AS sql
        WHERE v.relkind = 'v'
        UNION ALL SELECT 1, 0, pg_catalog.format('CREATE MATERIALIZED VIEW %s (%s) USING %I%s%s AS %s WITH NO DATA', v.nombre,
               (SELECT string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a WHERE a.attrelid = v.oid AND a.attnum > 0 AND NOT a.attisdropped),
               (SELECT m.amname FROM pg_catalog.pg_am m WHERE m.oid = v.relam),
               ' WITH (' || (SELECT string_agg(pg_catalog.quote_ident(o.option_name) || '=' || pg_catalog.quote_literal(o.option_value), ', ') FROM pg_catalog.pg_options_to_table(v.reloptions) o) || ')',
               ' TABLESPACE ' || (SELECT pg_catalog.quote_ident(e.spcname) FROM pg_catalog.pg_tablespace e WHERE e.oid = v.reltablespace),
               pg_catalog.rtrim(CASE WHEN set_config('search_path', v.camino_de_reglas, true) <> '' THEN pg_catalog.pg_get_viewdef(v.oid) END, ';'))
        WHERE v.relkind = 'm'
        UNION ALL SELECT 2, a.attnum, pg_catalog.format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', v.nombre, a.attname, CASE WHEN set_config('search_path', v.camino, true) <> '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END)
                  FROM pg_catalog.pg_attrdef d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE d.adrelid = v.oid
        UNION ALL SELECT 3, a.attnum, pg_catalog.format('ALTER MATERIALIZED VIEW %s ALTER COLUMN %I %s', v.nombre, a.attname, x.accion)
                  FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type y ON y.oid = a.atttypid CROSS JOIN LATERAL (
                      SELECT 'SET STORAGE ' || CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END AS accion WHERE a.attstorage <> y.typstorage
                      UNION ALL SELECT 'SET COMPRESSION ' || CASE a.attcompression WHEN 'p' THEN 'pglz' ELSE 'lz4' END WHERE a.attcompression <> ''
                      UNION ALL SELECT 'SET STATISTICS ' || a.attstattarget WHERE coalesce(a.attstattarget, -1) >= 0
                      UNION ALL SELECT 'SET (' || string_agg(pg_catalog.quote_ident(o.option_name) || '=' || o.option_value, ', ') || ')'
                                FROM pg_catalog.pg_options_to_table(a.attoptions) o WHERE o.option_name <> 'pg_attver' HAVING count(*) > 0) x
                  WHERE v.relkind = 'm' AND a.attrelid = v.oid AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL SELECT 4, 0, CASE WHEN set_config('search_path', v.camino, true) <> '' THEN pg_catalog.pg_get_indexdef(i.indexrelid, 0, true) END
                               || coalesce(' TABLESPACE ' || (SELECT pg_catalog.quote_ident(e.spcname) FROM pg_catalog.pg_tablespace e WHERE e.oid = x.reltablespace), '')
                  FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = v.oid
        UNION ALL SELECT 5, a.attnum, pg_catalog.format('ALTER INDEX %s%I ALTER COLUMN %s SET STATISTICS %s', v.donde, x.relname, a.attnum, a.attstattarget)
                  FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid JOIN pg_catalog.pg_attribute a ON a.attrelid = x.oid AND a.attstattarget > 0 WHERE i.indrelid = v.oid
        UNION ALL SELECT 6, 0, pg_catalog.format('ALTER MATERIALIZED VIEW %s CLUSTER ON %I', v.nombre, x.relname)
                  FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = v.oid AND i.indisclustered
        UNION ALL SELECT 7, 0, pg_catalog.format('CREATE STATISTICS %s%I%s ON %s FROM %s', v.donde, e.stxname,
                      CASE WHEN e.stxkind <> '{d,f,m}' AND e.stxkind <> '{d,f,m,e}' AND e.stxkind <> '{e}' THEN
                          ' (' || (SELECT string_agg(CASE k WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' WHEN 'm' THEN 'mcv' END, ', ') FROM unnest(e.stxkind) k WHERE k <> 'e') || ')' ELSE '' END,
                      CASE WHEN set_config('search_path', v.camino, true) <> '' THEN pg_catalog.pg_get_statisticsobjdef_columns(e.oid) END, v.nombre)
                  FROM pg_catalog.pg_statistic_ext e WHERE e.stxrelid = v.oid
        UNION ALL SELECT 7, 1, pg_catalog.format('ALTER STATISTICS %s%I SET STATISTICS %s', v.donde, e.stxname, e.stxstattarget) FROM pg_catalog.pg_statistic_ext e WHERE e.stxrelid = v.oid AND e.stxstattarget >= 0
        UNION ALL SELECT 8, 0, CASE WHEN set_config('search_path', v.camino_de_reglas, true) <> '' THEN pg_catalog.pg_get_ruledef(w.oid, true) END FROM pg_catalog.pg_rewrite w WHERE w.ev_class = v.oid AND w.rulename <> '_RETURN'
        UNION ALL SELECT 9, 0, pg_catalog.format('ALTER TABLE %s %s RULE %I', v.nombre, CASE w.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, w.rulename)
                  FROM pg_catalog.pg_rewrite w WHERE w.ev_class = v.oid AND w.rulename <> '_RETURN' AND w.ev_enabled <> 'O'
        UNION ALL SELECT 10, 0, CASE WHEN set_config('search_path', v.camino, true) <> '' THEN pg_catalog.pg_get_triggerdef(g.oid, true) END FROM pg_catalog.pg_trigger g WHERE g.tgrelid = v.oid AND NOT g.tgisinternal
        UNION ALL SELECT 11, 0, pg_catalog.format('ALTER TABLE %s %s TRIGGER %I', v.nombre, CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, g.tgname)
                  FROM pg_catalog.pg_trigger g WHERE g.tgrelid = v.oid AND NOT g.tgisinternal AND g.tgenabled <> 'O') s),
    'con_filas', v.relkind = 'm' AND pg_catalog.pg_relation_size(v.oid) > 0,
    'despues', (
    SELECT json_agg(s.sql ORDER BY s.orden, s.sql) FROM (
        SELECT g.orden, g.sql FROM nivel._privilegios('TABLE ' || v.nombre, v.relacl, 'r', v.relowner) g
        UNION ALL SELECT 3, nivel._otorgar(x.privilege_type, pg_catalog.quote_ident(a.attname), 'TABLE ' || v.nombre, nivel._quien(x.grantee), x.is_grantable)
                  FROM pg_catalog.pg_attribute a CROSS JOIN LATERAL pg_catalog.aclexplode(a.attacl) x WHERE a.attrelid = v.oid AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL SELECT 5, pg_catalog.format('ALTER STATISTICS %s%I OWNER TO %I', v.donde, e.stxname, pg_catalog.pg_get_userbyid(e.stxowner)) FROM pg_catalog.pg_statistic_ext e WHERE e.stxrelid = v.oid
        UNION ALL SELECT 4, pg_catalog.format('COMMENT ON %s IS %L', x.que, d.description)
                  FROM (SELECT 'pg_catalog.pg_class'::regclass::oid AS clase, v.oid AS oid, 0 AS sub, CASE v.relkind WHEN 'm' THEN 'MATERIALIZED VIEW ' ELSE 'VIEW ' END || v.nombre AS que
                        UNION ALL SELECT 'pg_catalog.pg_class'::regclass, v.oid, a.attnum, pg_catalog.format('COLUMN %s.%I', v.nombre, a.attname) FROM pg_catalog.pg_attribute a WHERE a.attrelid = v.oid AND a.attnum > 0
                        UNION ALL SELECT 'pg_catalog.pg_class'::regclass, i.indexrelid, 0, 'INDEX ' || v.donde || pg_catalog.quote_ident(x.relname) FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid WHERE i.indrelid = v.oid
                        UNION ALL SELECT 'pg_catalog.pg_trigger'::regclass, g.oid, 0, pg_catalog.format('TRIGGER %I ON %s', g.tgname, v.nombre) FROM pg_catalog.pg_trigger g WHERE g.tgrelid = v.oid AND NOT g.tgisinternal
                        UNION ALL SELECT 'pg_catalog.pg_rewrite'::regclass, w.oid, 0, pg_catalog.format('RULE %I ON %s', w.rulename, v.nombre) FROM pg_catalog.pg_rewrite w WHERE w.ev_class = v.oid AND w.rulename <> '_RETURN'
                        UNION ALL SELECT 'pg_catalog.pg_statistic_ext'::regclass, e.oid, 0, 'STATISTICS ' || v.donde || pg_catalog.quote_ident(e.stxname) FROM pg_catalog.pg_statistic_ext e WHERE e.stxrelid = v.oid) x
                  JOIN pg_catalog.pg_description d ON d.classoid = x.clase AND d.objoid = x.oid AND d.objsubid = x.sub) s)) ORDER BY h.hondura, v.oid)
FROM v JOIN (SELECT x.vista, max(x.hondura) AS hondura FROM honduras x GROUP BY x.vista) h ON h.vista = v.oid
