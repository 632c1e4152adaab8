-- Every view that reads table $1 directly and is one of $2, and those that read them, innermost first: what drops it and what makes it again as
-- it is (options, owner, privileges, comments, column defaults, triggers, rules).
WITH RECURSIVE usan (vista, hondo) AS (
    SELECT w.ev_class, 1
    FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_rewrite w ON w.oid = d.objid AND w.rulename = '_RETURN'
    WHERE d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = $1 AND w.ev_class = ANY ($2)
    UNION
    SELECT w.ev_class, u.hondo + 1
    FROM usan u
    JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = u.vista AND d.classid = 'pg_catalog.pg_rewrite'::regclass
    JOIN pg_catalog.pg_rewrite w ON w.oid = d.objid AND w.ev_class <> u.vista AND w.rulename = '_RETURN'
), vistas AS (
    SELECT v.*, pg_catalog.format('%I.%I', n.nspname, v.relname) AS nombre, pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(v.relowner)) AS duenio, x.hondo
    FROM (SELECT u.vista, max(u.hondo) AS hondo FROM usan u GROUP BY u.vista) x
    JOIN pg_catalog.pg_class v ON v.oid = x.vista AND v.relkind = 'v' JOIN pg_catalog.pg_namespace n ON n.oid = v.relnamespace
)
SELECT json_agg(json_build_object('oid', v.oid::bigint, 'vista', v.nombre, 'quien', CASE WHEN nivel._evalua_al_leer(v.oid) THEN v.relowner::bigint END, 'crear', (
    SELECT json_agg(s.sql ORDER BY s.orden, s.sql) FROM (
        SELECT 1 AS orden, pg_catalog.format('CREATE VIEW %s (%s)%s AS %s', v.nombre,
               (SELECT string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = v.oid AND a.attnum > 0 AND NOT a.attisdropped),
               ' WITH (' || (SELECT string_agg(pg_catalog.quote_ident(o.option_name) || '=' || o.option_value, ', ') FROM pg_catalog.pg_options_to_table(v.reloptions) o) || ')',
               pg_catalog.pg_get_viewdef(v.oid)) AS sql
        UNION ALL SELECT 2, pg_catalog.format('ALTER VIEW %s OWNER TO %s', v.nombre, v.duenio)
        UNION ALL SELECT 3, pg_catalog.format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', v.nombre, a.attname, pg_catalog.pg_get_expr(d.adbin, d.adrelid))
                  FROM pg_catalog.pg_attrdef d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE d.adrelid = v.oid
        UNION ALL SELECT g.orden + 3, g.sql FROM nivel._privilegios('TABLE ' || v.nombre, v.relacl, 'r', v.relowner) g
        UNION ALL SELECT 5, nivel._otorgar(x.privilege_type, pg_catalog.quote_ident(a.attname), 'TABLE ' || v.nombre, nivel._quien(x.grantee), x.is_grantable)
                  FROM pg_catalog.pg_attribute a CROSS JOIN LATERAL pg_catalog.aclexplode(a.attacl) x WHERE a.attrelid = v.oid AND a.attnum > 0 AND NOT a.attisdropped
        UNION ALL SELECT 6, pg_catalog.pg_get_ruledef(w.oid) FROM pg_catalog.pg_rewrite w WHERE w.ev_class = v.oid AND w.rulename <> '_RETURN'
        UNION ALL SELECT 7, pg_catalog.format('ALTER TABLE %s %s RULE %I', v.nombre, CASE w.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, w.rulename)
                  FROM pg_catalog.pg_rewrite w WHERE w.ev_class = v.oid AND w.rulename <> '_RETURN' AND w.ev_enabled <> 'O'
        UNION ALL SELECT 8, pg_catalog.pg_get_triggerdef(g.oid) FROM pg_catalog.pg_trigger g WHERE g.tgrelid = v.oid AND NOT g.tgisinternal
        UNION ALL SELECT 9, pg_catalog.format('ALTER TABLE %s %s TRIGGER %I', v.nombre, CASE g.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, g.tgname)
                  FROM pg_catalog.pg_trigger g WHERE g.tgrelid = v.oid AND NOT g.tgisinternal AND g.tgenabled <> 'O'
        UNION ALL SELECT 10, pg_catalog.format('COMMENT ON %s IS %L', CASE d.objsubid WHEN 0 THEN 'VIEW ' || v.nombre
                             ELSE (SELECT 'COLUMN ' || v.nombre || '.' || pg_catalog.quote_ident(a.attname) FROM pg_catalog.pg_attribute a WHERE a.attrelid = v.oid AND a.attnum = d.objsubid) END, d.description)
                  FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = v.oid
        UNION ALL SELECT 10, pg_catalog.format('COMMENT ON TRIGGER %I ON %s IS %L', g.tgname, v.nombre, d.description)
                  FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_trigger'::regclass AND d.objoid = g.oid WHERE g.tgrelid = v.oid
        UNION ALL SELECT 10, pg_catalog.format('COMMENT ON RULE %I ON %s IS %L', w.rulename, v.nombre, d.description)
                  FROM pg_catalog.pg_rewrite w JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_rewrite'::regclass AND d.objoid = w.oid WHERE w.ev_class = v.oid) s)) ORDER BY v.hondo, v.oid)
FROM vistas v
