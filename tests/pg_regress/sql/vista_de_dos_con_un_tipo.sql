-- Una vista sobre dos tablas que usan el mismo tipo: lo que se compara con la que se queda sigue siendo de la sucursal. Y un operador que va con la tabla.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE FUNCTION hacer(s text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
PERFORM set_config('search_path', s || ', public', true);
CREATE TYPE est AS ENUM ('p', 'q');
CREATE TABLE ventas (a int, e est);
CREATE TABLE devoluciones (a int, e est);
CREATE VIEW junta AS SELECT a FROM ventas WHERE e = 'p' UNION ALL SELECT a FROM devoluciones WHERE e = 'q';
CREATE VIEW reunida AS SELECT v.a, CASE d.e WHEN 'q' THEN 1 ELSE 2 END AS c FROM ventas v JOIN devoluciones d ON d.a = v.a AND d.e IN ('p', 'q') WHERE v.e <> 'q';
CREATE MATERIALIZED VIEW guardada AS SELECT a FROM ventas WHERE e = 'p' UNION ALL SELECT a FROM devoluciones WHERE e = 'q';
CREATE TYPE mon AS (v numeric, m char(3));
CREATE FUNCTION mon_eq(mon, mon) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).v = ($2).v';
CREATE OPERATOR === (LEFTARG = mon, RIGHTARG = mon, FUNCTION = mon_eq);
CREATE TABLE precios (a mon, b mon, CHECK (a === a));
CREATE VIEW vp AS SELECT a FROM precios WHERE a === b;
END $$;
SELECT hacer('suc0001');
SELECT hacer('suc0002');
SELECT nivel.configurar(t, 2) FROM unnest(ARRAY['ventas', 'devoluciones', 'precios']) t;
SELECT mensaje FROM nivel.ajustar('ventas', 1);
SELECT pg_get_viewdef('suc0002.junta'::regclass), pg_get_viewdef('suc0002.reunida'::regclass), pg_get_viewdef('suc0002.guardada'::regclass);
SELECT mensaje FROM nivel.ajustar('devoluciones', 1);
SELECT pg_get_viewdef('suc0002.junta'::regclass), pg_get_viewdef('suc0002.reunida'::regclass);
SELECT mensaje FROM nivel.ajustar('ventas', 2);
SELECT pg_get_viewdef('suc0002.junta'::regclass), pg_get_viewdef('suc0002.reunida'::regclass);
SELECT mensaje FROM nivel.ajustar('devoluciones', 2);
SELECT mensaje FROM nivel.ajustar('precios', 1);
INSERT INTO precios VALUES ((1, 'ARS'), (1, 'USD')), ((1, 'ARS'), (2, 'ARS'));
SELECT * FROM suc0001.vp;
TRUNCATE precios;
SELECT mensaje FROM nivel.ajustar('precios', 2);
SELECT o.oprnamespace::regnamespace FROM pg_depend d JOIN pg_operator o ON d.refclassid = 'pg_operator'::regclass AND o.oid = d.refobjid
    JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid WHERE r.ev_class = 'suc0002.vp'::regclass;
SELECT * FROM nivel.deriva('ventas');
-- Un operador que solo usa la vista no va con la tabla: lo que dice HINT, al pie de la letra, lo hace sobre el tipo que fue.
CREATE TABLE suc0001.importes (a suc0001.mon, b suc0001.mon);
CREATE TABLE suc0002.importes (a suc0002.mon, b suc0002.mon);
CREATE VIEW suc0001.vi AS SELECT a FROM suc0001.importes WHERE a OPERATOR(suc0001.===) b;
SELECT nivel.configurar('importes', 2);
SELECT nivel.ajustar('importes', 1);
CREATE TEMP TABLE dicho AS SELECT detalle FROM nivel.previsualizar('importes', 1) WHERE tipo = 'impedimento';
SELECT q FROM dicho, jsonb_array_elements_text(detalle -> 'quitar') q \gexec
SELECT mensaje FROM nivel.ajustar('importes', 1);
\set ECHO none
SELECT q FROM dicho, jsonb_array_elements_text(detalle -> 'volver_a_crear') q \gexec
\set ECHO all
INSERT INTO importes VALUES ((1, 'ARS'), (1, 'USD')), ((1, 'ARS'), (2, 'ARS'));
SELECT * FROM suc0001.vi;
