-- Everything that has to be made again so that what depends on table $1 (one of $2 kinds, $3 OIDs, $4 columns or 0) does not any more: itself, and what depends on
-- it as far as it has to be dropped. Innermost first: «soltar» what lets go of the table and of the others, «crear» what makes it again, «despues» what it gets then.
WITH RECURSIVE nodos (que, oid, parte, firma, hondo) AS (
    SELECT s.que, s.oid, s.parte, s.firma, 1
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_type y ON y.oid = c.reltype
    CROSS JOIN LATERAL (VALUES ('pg_catalog.pg_class'::regclass::oid, c.oid), ('pg_catalog.pg_type'::regclass, c.reltype), ('pg_catalog.pg_type'::regclass, y.typarray)) AS r (clase, oid)
    JOIN nivel._siguen s ON s.refclassid = r.clase AND s.refobjid = r.oid
    JOIN unnest($2::text[], $3::oid[], $4::int[]) AS x (que, oid, parte) ON x.que = s.que AND x.oid = s.oid AND x.parte = s.parte
    WHERE c.oid = $1
    UNION
    SELECT s.que, s.oid, s.parte, s.firma, n.hondo + 1
    FROM nodos n
    LEFT JOIN pg_catalog.pg_class c ON n.que IN ('v', 'm', 'c', 'a') AND c.oid = n.oid LEFT JOIN pg_catalog.pg_type y ON n.que <> 'a' AND y.oid = c.reltype
    CROSS JOIN LATERAL (VALUES ('pg_catalog.pg_class'::regclass::oid, c.oid, CASE n.que WHEN 'a' THEN n.parte END),
                               ('pg_catalog.pg_type'::regclass, y.oid, NULL), ('pg_catalog.pg_type'::regclass, y.typarray, NULL),
                               -- a function whose signature stays is replaced, and what uses it does not notice
                               ('pg_catalog.pg_proc'::regclass, CASE WHEN n.que = 'f' AND n.firma THEN n.oid END, NULL)) AS r (clase, oid, parte)
    JOIN nivel._siguen s ON s.refclassid = r.clase AND s.refobjid = r.oid AND (r.parte IS NULL OR s.refobjsubid = r.parte) AND (s.que, s.oid) IS DISTINCT FROM (n.que, n.oid)
    WHERE CASE n.que
              -- a field changes where it is, unless something holds values of its type
              WHEN 'c' THEN s.que IN ('a', 'c', 'm')
              -- of what is tied to a column the server makes the rest again
              WHEN 'a' THEN s.que <> 'x' OR s.classid IN ('pg_catalog.pg_trigger'::regclass, 'pg_catalog.pg_policy'::regclass, 'pg_catalog.pg_rewrite'::regclass, 'pg_catalog.pg_publication_rel'::regclass)
              -- what belongs to a view goes and comes with it
              ELSE NOT (s.que = 'x' AND EXISTS (SELECT FROM nivel._partes p WHERE p.tabla = c.oid AND p.classid = s.classid AND p.objid = s.objid))
          END
), unicos AS MATERIALIZED (
    SELECT n.que, n.oid, n.parte, pg_catalog.bool_or(n.firma) AS firma, max(n.hondo) AS hondo FROM nodos n GROUP BY n.que, n.oid, n.parte
), funciones AS (
    SELECT u.oid, u.hondo, 'función' AS clase, p.proowner AS duenio, p.pronamespace AS esquema, i.nombre, p.proname::text AS pelado,
           nivel._evalua_al_leer('pg_catalog.pg_proc'::regclass, p.oid) AS evalua,
           ARRAY[CASE WHEN u.firma THEN pg_catalog.format('DROP %s %s RESTRICT', i.palabra, i.nombre)
                      ELSE pg_catalog.format('CREATE OR REPLACE %s %I.%I(%s)%s LANGUAGE sql AS %L', i.palabra, n.nspname, p.proname, pg_catalog.pg_get_function_arguments(p.oid),
                                             ' RETURNS ' || pg_catalog.pg_get_function_result(p.oid), '') END] AS soltar,
           -- never in the place of one that is there: it may be another's
           ARRAY[CASE WHEN u.firma THEN pg_catalog.regexp_replace(pg_catalog.pg_get_functiondef(p.oid), '^CREATE OR REPLACE', 'CREATE') ELSE pg_catalog.pg_get_functiondef(p.oid) END] AS crear,
           CASE WHEN u.firma THEN pg_catalog.array_cat(ARRAY[pg_catalog.format('ALTER %s %s OWNER TO %I', i.palabra, i.nombre, pg_catalog.pg_get_userbyid(p.proowner))],
                (SELECT array_agg(x.sql ORDER BY x.orden, x.sql) FROM (
                    SELECT g.orden, g.sql FROM nivel._privilegios(i.palabra || ' ' || i.nombre, p.proacl, 'f', p.proowner) g
                    UNION ALL SELECT 8, pg_catalog.format('ALTER %s %s DEPENDS ON EXTENSION %I', i.palabra, i.nombre, e.extname)
                              FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
                              WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.refclassid = 'pg_catalog.pg_extension'::regclass AND d.deptype = 'x'
                    UNION ALL SELECT 9, pg_catalog.format('COMMENT ON %s %s IS %L', i.palabra, i.nombre, d.description)
                              FROM pg_catalog.pg_description d WHERE d.classoid = 'pg_catalog.pg_proc'::regclass AND d.objoid = p.oid) x)) END AS despues
    FROM unicos u JOIN pg_catalog.pg_proc p ON u.que = 'f' AND p.oid = u.oid JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    CROSS JOIN LATERAL (SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END AS palabra, p.oid::regprocedure::text AS nombre) i
), campos AS (
    SELECT u.oid, u.hondo, CASE u.que WHEN 'c' THEN 'tipo' ELSE 'columna' END AS clase, c.relowner AS duenio, c.relnamespace AS esquema,
           c.oid::regclass || CASE u.que WHEN 'c' THEN '' ELSE '.' || pg_catalog.quote_ident(a.attname) END AS nombre, NULL::text AS pelado,
           -- what a table checks is evaluated when its column is changed
           true AS evalua,
           -- the type of a view goes meanwhile, and so does that of whatever holds it
           CASE WHEN u.hondo > 1 THEN ARRAY[pg_catalog.format(f.cambio, 'text')] END AS soltar,
           ARRAY[pg_catalog.format(f.cambio, pg_catalog.format_type(a.atttypid, a.atttypmod))] AS crear,
           CASE WHEN u.que = 'a' AND a.attstorage <> y.typstorage THEN
               ARRAY[pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I SET STORAGE %s', c.oid::regclass, a.attname, CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END)] END AS despues,
           CASE u.que WHEN 'a' THEN pg_catalog.format('SELECT pg_catalog.to_json(EXISTS (SELECT FROM %s WHERE %I IS DISTINCT FROM NULL))', c.oid::regclass, a.attname) END AS con_valores
    FROM unicos u JOIN pg_catalog.pg_class c ON u.que IN ('c', 'a') AND c.oid = u.oid JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.parte
    JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
    CROSS JOIN LATERAL (
        SELECT pg_catalog.format(CASE u.que WHEN 'c' THEN 'ALTER TYPE %s ALTER ATTRIBUTE %s TYPE %%s' ELSE 'ALTER TABLE %s ALTER COLUMN %s TYPE %%s USING NULL' END,
                                 pg_catalog.replace(c.oid::regclass::text, '%', '%%'), pg_catalog.replace(pg_catalog.quote_ident(a.attname), '%', '%%')) AS cambio) f
    -- that of a partition or a child follows its table's
    WHERE u.que = 'c' OR a.attinhcount = 0
)
SELECT pg_catalog.json_build_object(
    'vistas', (SELECT json_agg(json_build_object('oid', u.oid::bigint, 'hondo', u.hondo)) FROM unicos u WHERE u.que IN ('v', 'm')),
    'otros', (SELECT json_agg(json_build_object('oid', f.oid::bigint, 'hondo', f.hondo, 'clase', f.clase, 'nombre', f.nombre, 'pelado', f.pelado, 'duenio', f.duenio::bigint, 'evalua', f.evalua,
                                                'esquema', (SELECT n.nspname FROM pg_catalog.pg_namespace n WHERE n.oid = f.esquema), 'soltar', f.soltar, 'crear', f.crear, 'despues', f.despues, 'con_valores', f.con_valores))
              FROM (SELECT x.*, NULL::text AS con_valores FROM funciones x UNION ALL SELECT * FROM campos) f),
    'impiden', (SELECT json_agg(DISTINCT x.impide) FROM (
        SELECT jsonb_build_object('texto', pg_catalog.format('%s usa %s, que hay que volver a hacer', nivel._nombrar(s.classid, s.objid, s.objsubid),
                                                             nivel._nombrar(s.refclassid, s.refobjid, CASE d.que WHEN 'a' THEN d.parte ELSE 0 END)),
                                  'quitar', q.sentencias[1], 'volver', q.sentencias[2]) AS impide
        FROM unicos u JOIN nivel._siguen s ON u.que = 'x' AND s.que = 'x' AND s.objid = u.oid
        JOIN unicos d ON d.que <> 'x' AND (s.refobjid = d.oid AND (d.que <> 'a' OR s.refobjsubid = d.parte)
                                           OR s.refobjid IN (SELECT y.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_type y ON y.oid = c.reltype OR y.typelem = c.reltype WHERE c.oid = d.oid AND d.que <> 'a'))
        CROSS JOIN LATERAL (SELECT nivel._quitar_y_volver(s.classid, s.objid) AS sentencias) q
        UNION ALL
        SELECT jsonb_build_object('texto', pg_catalog.format('%s es del tipo %s, del que una columna no se cambia', nivel._nombrar('pg_catalog.pg_class'::regclass, r.oid, 0), r.reloftype::regtype),
                                  'quitar', pg_catalog.format('ALTER TABLE %s NOT OF;', r.oid::regclass), 'volver', pg_catalog.format('ALTER TABLE %s OF %s;', r.oid::regclass, r.reloftype::regtype))
        FROM unicos u JOIN pg_catalog.pg_class r ON u.que = 'a' AND r.oid = u.oid WHERE r.reloftype <> 0) x))
