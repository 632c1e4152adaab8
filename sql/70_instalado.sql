-- What the installation made, to be compared with what there is.
CREATE TABLE nivel._instalado (
    objeto   text COLLATE "C" NOT NULL,
    atributo text COLLATE "C" NOT NULL,
    valor    text COLLATE "C" NOT NULL,
    PRIMARY KEY (objeto, atributo)
);
COMMENT ON TABLE nivel._instalado IS
    'Interna: lo que la instalación hizo, atributo por atributo; nivel.diagnostico dice en qué difiere lo que hay. La escribe la instalación.';
COMMENT ON COLUMN nivel._instalado.objeto IS 'Objeto del esquema nivel, con su clase';
COMMENT ON COLUMN nivel._instalado.atributo IS 'Qué se anotó de él';
COMMENT ON COLUMN nivel._instalado.valor IS 'Cómo era al instalar; de un texto largo, su resumen';

-- The same of what there is now. Rights have a view of their own (11_diagnostico.sql).
CREATE VIEW nivel._instalacion AS
WITH extension AS (SELECT e.oid, e.extowner FROM pg_extension e WHERE e.extname = 'nivel'),
relacion AS (
    SELECT c.oid, c.relkind, c.relowner, c.relpersistence, c.relam, c.relrowsecurity, c.relforcerowsecurity, c.relreplident, c.reloptions,
           CASE c.relkind WHEN 'v' THEN 'vista' WHEN 'S' THEN 'secuencia' WHEN 'c' THEN 'tipo' WHEN 'm' THEN 'vista materializada' ELSE 'tabla' END
               || ' ' || c.oid::regclass AS objeto
    FROM pg_class c WHERE c.relnamespace = 'nivel'::regnamespace AND c.relkind NOT IN ('i', 'I', 't')
),
rutina AS (
    SELECT p.*, 'función ' || p.oid::regprocedure AS objeto FROM pg_proc p WHERE p.pronamespace = 'nivel'::regnamespace
),
miembro AS (
    SELECT d.classid, d.objid FROM pg_depend d JOIN extension e ON d.refobjid = e.oid
    WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
)
SELECT 'el servidor'::text COLLATE "C" AS objeto, 'cuál'::text COLLATE "C" AS atributo,
       format('%s, mayor %s', nivel._sistema(), current_setting('server_version_num')::integer / 10000) COLLATE "C" AS valor
UNION ALL
SELECT r.objeto, a.atributo, a.valor
FROM relacion r CROSS JOIN extension e
CROSS JOIN LATERAL (VALUES
    ('dueño', CASE WHEN r.relowner <> e.extowner THEN r.relowner::regrole::text ELSE 'el de la extensión' END),
    ('persistencia', CASE WHEN r.relkind IN ('r', 'S') THEN r.relpersistence::text END),
    ('método de acceso', (SELECT m.amname::text FROM pg_am m WHERE m.oid = r.relam)),
    ('seguridad por filas', CASE WHEN r.relkind = 'r' THEN (r.relrowsecurity OR r.relforcerowsecurity)::text END),
    -- those of a table say how it is kept; those of a view, what may be seen through it
    ('opciones', CASE WHEN r.relkind = 'v' THEN coalesce(r.reloptions::text, 'ninguna') END),
    ('identidad de réplica', CASE WHEN r.relkind = 'r' THEN r.relreplident::text END),
    ('pertenencia', CASE WHEN r.relkind = 'c' THEN NULL ELSE CASE WHEN EXISTS (SELECT FROM miembro m WHERE m.classid = 'pg_class'::regclass AND m.objid = r.oid)
                                                       THEN 'de la extensión' ELSE 'suelta' END END),
    ('herencia', CASE WHEN r.relkind = 'r' THEN coalesce((
        SELECT string_agg(format('%s hereda de %s', i.inhrelid::regclass, i.inhparent::regclass), ', ' ORDER BY i.inhrelid, i.inhparent)
        FROM pg_inherits i WHERE r.oid IN (i.inhrelid, i.inhparent)), 'ninguna') END),
    ('texto', CASE WHEN r.relkind = 'v' THEN md5(pg_get_viewdef(r.oid)) END),
    ('numeración', (SELECT format('de %s en %s, entre %s y %s%s, guarda %s', s.seqstart, s.seqincrement, s.seqmin, s.seqmax, CASE WHEN s.seqcycle THEN ', da la vuelta' END, s.seqcache)
                    FROM pg_sequence s WHERE s.seqrelid = r.oid))) a (atributo, valor)
WHERE a.valor IS NOT NULL
UNION ALL
SELECT format('columna %I de %s', t.attname, t.attrelid::regclass), 'definición',
       concat_ws(' ', t.attnum, format_type(t.atttypid, t.atttypmod), CASE WHEN t.attnotnull THEN 'NOT NULL' END,
                 CASE WHEN t.attcollation <> y.typcollation THEN 'COLLATE ' || t.attcollation::regcollation END, t.attidentity, t.attgenerated, pg_get_expr(f.adbin, f.adrelid))
FROM relacion r JOIN pg_attribute t ON t.attrelid = r.oid AND t.attnum > 0 AND NOT t.attisdropped AND r.relkind <> 'S'
JOIN pg_type y ON y.oid = t.atttypid LEFT JOIN pg_attrdef f ON f.adrelid = t.attrelid AND f.adnum = t.attnum
UNION ALL
SELECT p.objeto, a.atributo, a.valor
FROM rutina p CROSS JOIN extension e
CROSS JOIN LATERAL (VALUES
    ('dueño', CASE WHEN p.proowner <> e.extowner THEN p.proowner::regrole::text ELSE 'el de la extensión' END),
    ('cuerpo', md5(concat_ws(':', p.prosrc, p.probin, p.prosqlbody::text))),
    ('lenguaje', (SELECT l.lanname::text FROM pg_language l WHERE l.oid = p.prolang)),
    ('resultado', pg_get_function_result(p.oid)),
    ('argumentos', pg_get_function_arguments(p.oid)),
    ('clase', concat_ws(' ', p.prokind, p.provolatile, p.proparallel, CASE WHEN p.proisstrict THEN 'STRICT' END, CASE WHEN p.proleakproof THEN 'LEAKPROOF' END,
                        CASE WHEN p.prosupport <> 0 THEN p.prosupport::text END)),
    ('costo', format('%s, %s filas', p.procost::numeric, p.prorows::numeric)),
    ('derechos', CASE WHEN p.prosecdef THEN 'los de su dueño' ELSE 'los de quien llama' END),
    ('ajustes', coalesce(p.proconfig::text, 'ninguno')),
    ('pertenencia', CASE WHEN EXISTS (SELECT FROM miembro m WHERE m.classid = 'pg_proc'::regclass AND m.objid = p.oid) THEN 'de la extensión' ELSE 'suelta' END)) a (atributo, valor)
WHERE a.valor IS NOT NULL
UNION ALL
SELECT 'índice ' || i.indexrelid::regclass, a.atributo, a.valor
FROM relacion r JOIN pg_index i ON i.indrelid = r.oid
CROSS JOIN LATERAL (VALUES ('definición', regexp_replace(pg_get_indexdef(i.indexrelid), ' WITH \([^)]*\)', '')),
                           ('clase', CASE WHEN i.indisunique OR i.indisexclusion OR i.indexprs IS NOT NULL OR i.indpred IS NOT NULL THEN 'decide' ELSE 'solo ayuda' END), ('estado', concat_ws(' ', i.indisvalid, i.indisready, i.indislive, i.indisreplident))) a (atributo, valor)
UNION ALL
SELECT format('restricción %I de %s', k.conname, k.conrelid::regclass), 'definición', concat_ws(' ', pg_get_constraintdef(k.oid), k.convalidated)
FROM relacion r JOIN pg_constraint k ON k.conrelid = r.oid WHERE k.contype <> 'n'
UNION ALL
SELECT format('disparador %I de %s', g.tgname, g.tgrelid::regclass), a.atributo, a.valor
FROM relacion r JOIN pg_trigger g ON g.tgrelid = r.oid AND NOT g.tgisinternal
CROSS JOIN LATERAL (VALUES ('definición', pg_get_triggerdef(g.oid)),
                           ('estado', CASE g.tgenabled WHEN 'A' THEN 'siempre' WHEN 'O' THEN 'solo fuera de réplicas' WHEN 'R' THEN 'solo en réplicas' ELSE 'apagado' END)) a (atributo, valor)
UNION ALL
SELECT format('regla %I de %s', w.rulename, w.ev_class::regclass), a.atributo, a.valor
FROM relacion r JOIN pg_rewrite w ON w.ev_class = r.oid AND NOT (r.relkind = 'v' AND w.rulename = '_RETURN')
CROSS JOIN LATERAL (VALUES ('definición', pg_get_ruledef(w.oid)), ('estado', w.ev_enabled::text)) a (atributo, valor)
UNION ALL
SELECT format('política %I de %s', p.polname, p.polrelid::regclass), 'orden', p.polcmd::text
FROM relacion r JOIN pg_policy p ON p.polrelid = r.oid
UNION ALL
SELECT format('estadísticas %I de %s', s.stxname, s.stxrelid::regclass), 'clase', s.stxkind::text
FROM relacion r JOIN pg_statistic_ext s ON s.stxrelid = r.oid AND s.stxexprs IS NOT NULL
UNION ALL
SELECT 'tipo ' || y.oid::regtype, 'clase', y.typtype::text
FROM pg_type y WHERE y.typnamespace = 'nivel'::regnamespace AND y.typrelid = 0 AND (y.typcategory <> 'A' OR y.typtype = 'd')
UNION ALL
-- whatever else is a member of the extension, wherever it is
SELECT format('miembro: %s %s', x.type, x.identity), 'pertenencia', 'de la extensión'
FROM miembro m CROSS JOIN LATERAL pg_identify_object(m.classid, m.objid, 0) x
-- the types of relations and arrays are members on some majors only
LEFT JOIN pg_type y ON m.classid = 'pg_type'::regclass AND y.oid = m.objid
LEFT JOIN pg_class k ON k.oid = y.typrelid
WHERE (x.schema IS DISTINCT FROM 'nivel' OR m.classid NOT IN ('pg_class'::regclass, 'pg_proc'::regclass))
  AND (y.oid IS NULL OR (y.typcategory <> 'A' OR y.typtype = 'd') AND coalesce(k.relkind, 'c') = 'c')
UNION ALL
-- whatever else is in the schema, or converts a type of ours
SELECT DISTINCT format('en el esquema: %s %s', x.type, x.identity), 'lugar', 'nivel'
FROM pg_depend d CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, 0) x
WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = 'nivel'::regnamespace AND x.type <> 'type' AND d.classid NOT IN ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_default_acl'::regclass, 'pg_statistic_ext'::regclass, 'pg_publication_namespace'::regclass)
   OR d.classid = 'pg_cast'::regclass AND d.refclassid = 'pg_type'::regclass AND d.refobjid IN (SELECT y.oid FROM pg_type y WHERE y.typnamespace = 'nivel'::regnamespace)
UNION ALL
SELECT 'extensión nivel', a.atributo, a.valor
FROM pg_extension e CROSS JOIN LATERAL (VALUES
    ('versión', e.extversion), ('esquema', e.extnamespace::regnamespace::text),
    ('va en los volcados', (SELECT string_agg(t.x::regclass::text || coalesce(' ' || nullif(t.c, ''), ''), ', ' ORDER BY t.x::regclass::text)
                            FROM ROWS FROM (unnest(e.extconfig), unnest(e.extcondition)) t (x, c)))) a (atributo, valor)
WHERE e.extname = 'nivel' AND a.valor IS NOT NULL
UNION ALL
-- roles are known by their names: another one that is called so is not the one that was installed
SELECT 'rol ' || v.nombre, a.atributo, a.valor
FROM (VALUES ('nivel_lector'::name), ('nivel_administrador')) v (nombre)
JOIN pg_roles r ON r.rolname = v.nombre
CROSS JOIN LATERAL (VALUES
    ('número', r.oid::text),
    ('atributos', coalesce(nullif(concat_ws(' ', CASE WHEN r.rolsuper THEN 'SUPERUSER' END, CASE WHEN r.rolcreaterole THEN 'CREATEROLE' END, CASE WHEN r.rolcreatedb THEN 'CREATEDB' END,
                           CASE WHEN r.rolreplication THEN 'REPLICATION' END, CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END, CASE WHEN r.rolcanlogin THEN 'LOGIN' END), ''), 'ninguno')),
    ('es miembro de', coalesce((SELECT string_agg(m.roleid::regrole::text, ', ' ORDER BY m.roleid::regrole::text) FROM pg_auth_members m WHERE m.member = r.oid), 'ninguno'))) a (atributo, valor)
UNION ALL
SELECT 'esquema nivel', 'dueño', CASE WHEN n.nspowner <> e.extowner THEN n.nspowner::regrole::text ELSE 'el de la extensión' END
FROM pg_namespace n CROSS JOIN extension e WHERE n.nspname = 'nivel';
COMMENT ON VIEW nivel._instalacion IS 'Interna: lo que hay en el esquema nivel, como nivel._instalado dice lo que había al instalar.';

-- The text of a definition is the server's. Another server (pg_upgrade makes one) may write it otherwise: there it is enough that the
-- object exists. An index of somebody's that decides nothing is his.
CREATE FUNCTION nivel._desvios() RETURNS TABLE (objeto text, desvio text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp SET quote_all_identifiers = off SET standard_conforming_strings = on AS $$
    WITH antes AS (SELECT i.objeto, i.atributo, i.valor FROM nivel._instalado i),
    ahora AS (SELECT i.objeto, i.atributo, i.valor FROM nivel._instalacion i),
    servidor AS (SELECT (SELECT a.valor FROM antes a WHERE a.objeto = 'el servidor') IS NOT DISTINCT FROM (SELECT a.valor FROM ahora a WHERE a.objeto = 'el servidor') AS es_el_mismo)
    SELECT a.objeto, 'falta' FROM antes a WHERE a.objeto NOT IN (SELECT h.objeto FROM ahora h) GROUP BY a.objeto
    UNION ALL
    SELECT h.objeto, 'sobra' FROM ahora h WHERE h.objeto NOT IN (SELECT a.objeto FROM antes a) GROUP BY h.objeto HAVING NOT bool_or(h.valor = 'solo ayuda')
    UNION ALL
    SELECT coalesce(a.objeto, h.objeto),
           CASE WHEN coalesce(a.atributo, h.atributo) IN ('cuerpo', 'texto') THEN format('otro %s', a.atributo)
                WHEN coalesce(a.atributo, h.atributo) = 'definición' THEN 'otra definición'
                ELSE format('%s: %s en lugar de %s', coalesce(a.atributo, h.atributo), coalesce(h.valor, 'nada'), coalesce(a.valor, 'nada')) END
    FROM antes a FULL JOIN ahora h ON h.objeto = a.objeto AND h.atributo = a.atributo
    CROSS JOIN servidor s
    WHERE a.valor IS DISTINCT FROM h.valor
      AND coalesce(a.objeto, h.objeto) <> 'el servidor'
      AND coalesce(a.objeto, h.objeto) IN (SELECT x.objeto FROM antes x) AND coalesce(a.objeto, h.objeto) IN (SELECT x.objeto FROM ahora x)
      AND (s.es_el_mismo OR coalesce(a.atributo, h.atributo) NOT IN ('definición', 'texto'))
$$;
COMMENT ON FUNCTION nivel._desvios() IS 'Interna: en qué difiere lo que hay en el esquema nivel de lo que hizo la instalación.';
