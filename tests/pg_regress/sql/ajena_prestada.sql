-- Quien puede crear cosas donde se lee otra vez lo de otro no logra que se llame lo suyo; y nadie presta sus derechos por tener una función.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE regress_prestada_nadie;
CREATE ROLE regress_prestada_mala;
CREATE ROLE regress_prestada_otra;
CREATE ROLE regress_prestada_admin IN ROLE nivel_administrador;
GRANT CREATE ON SCHEMA public TO regress_prestada_nadie;
CREATE SCHEMA suc0001;
CREATE TYPE suc0001.est AS ENUM ('a', 'b');
CREATE TABLE suc0001.clientes (id int, n int, j jsonb, e suc0001.est);
-- Lo que cuelga de una vista, de una función que solo usa una vista, de un dominio que solo usa una vista, de una materializada.
CREATE DOMAIN suc0001.d AS varchar CHECK (CASE VALUE WHEN 'pepe' THEN false ELSE true END);
CREATE FUNCTION suc0001.g(x int, y int DEFAULT CASE current_user::varchar WHEN 'pepe' THEN 1 ELSE 2 END) RETURNS int LANGUAGE sql AS 'SELECT $2';
CREATE FUNCTION suc0001.h(x varchar) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE x WHEN 'pepe' THEN 1 ELSE 2 END; END;
CREATE VIEW suc0001.v AS SELECT id, n, j, e FROM suc0001.clientes;
ALTER VIEW suc0001.v ALTER COLUMN n SET DEFAULT CASE current_user::varchar WHEN 'pepe' THEN 1 ELSE 2 END;
ALTER VIEW suc0001.v ALTER COLUMN j SET DEFAULT to_jsonb('x'::text);
CREATE VIEW suc0001.w AS SELECT suc0001.g(id) AS g, suc0001.h(id::text::varchar) AS h, 'x'::suc0001.d AS d FROM suc0001.clientes;
CREATE MATERIALIZED VIEW suc0001.m AS SELECT current_user::varchar AS q, id FROM suc0001.clientes;
CREATE STATISTICS suc0001.s ON (CASE q WHEN 'pepe' THEN 1 ELSE 2 END), id FROM suc0001.m;
SELECT nivel.configurar('clientes', 2);
SET ROLE regress_prestada_nadie;
CREATE FUNCTION public.ig(varchar, text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'mordió como %', current_user; END $$;
CREATE OPERATOR public.= (FUNCTION = public.ig, LEFTARG = varchar, RIGHTARG = text);
CREATE FUNCTION public.to_jsonb(text) RETURNS jsonb LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'mordió como %', current_user; END $$;
CREATE VIEW public.cebo AS SELECT 'a'::varchar OPERATOR(public.=) 'b'::text AS x;
RESET ROLE;
SET search_path = pg_catalog;
SELECT mensaje FROM nivel.alta_sucursal('suc0002');
INSERT INTO suc0002.v (id) VALUES (1) RETURNING *;
SELECT * FROM suc0002.w;
ANALYZE suc0002.m;
TRUNCATE suc0002.clientes;
DROP VIEW suc0001.w, suc0002.w;
DROP MATERIALIZED VIEW suc0001.m, suc0002.m;
SELECT mensaje FROM nivel.ajustar('clientes', 1);
INSERT INTO suc0001.v (id) VALUES (1) RETURNING *;
-- Ni con el cebo en la propia vista: lo que llamaría otra cosa se rechaza.
TRUNCATE public.clientes;
SELECT mensaje FROM nivel.ajustar('clientes', 2);
CREATE OR REPLACE VIEW suc0001.v AS SELECT id, n, j, e FROM suc0001.clientes WHERE 'a'::varchar OPERATOR(public.=) 'b'::text;
SELECT tipo, mensaje, detalle ->> 'detalle' FROM nivel.previsualizar('clientes', 1) WHERE tipo = 'impedimento';
DROP SCHEMA suc0001, suc0002 CASCADE;
DROP VIEW public.cebo;
DROP OPERATOR public.= (varchar, text);
DROP FUNCTION public.ig(varchar, text), public.to_jsonb(text);
DELETE FROM nivel.configuracion;
-- Quien puede crear en la sucursal que se completa.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.clientes (id int);
CREATE FUNCTION suc0001.g(x int, y jsonb DEFAULT to_jsonb('a'::text)) RETURNS jsonb LANGUAGE sql AS 'SELECT $2';
CREATE VIEW suc0001.w AS SELECT suc0001.g(id) AS g FROM suc0001.clientes;
SELECT nivel.configurar('clientes', 2);
GRANT CREATE, USAGE ON SCHEMA suc0002 TO regress_prestada_mala;
SET ROLE regress_prestada_mala;
CREATE FUNCTION suc0002.to_jsonb(text) RETURNS jsonb LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'mordió como %', current_user; END $$;
RESET ROLE;
SELECT mensaje FROM nivel.completar_sucursal('suc0002');
SELECT suc0002.g(1);
DROP SCHEMA suc0001, suc0002 CASCADE;
DELETE FROM nivel.configuracion;
-- Una función de otra, llamada desde lo que dejó una dueña.
CREATE SCHEMA otra AUTHORIZATION regress_prestada_otra;
SET ROLE regress_prestada_otra;
GRANT USAGE ON SCHEMA otra TO PUBLIC;
CREATE TABLE otra.secreta (a int);
INSERT INTO otra.secreta VALUES (1), (2);
CREATE FUNCTION otra.vaciar(t regclass) RETURNS int LANGUAGE plpgsql AS $$ DECLARE n int; BEGIN EXECUTE format('DELETE FROM %s', t); GET DIAGNOSTICS n = ROW_COUNT; RETURN n; END $$;
RESET ROLE;
CREATE SCHEMA suc0001 AUTHORIZATION regress_prestada_mala;
SET ROLE regress_prestada_mala;
CREATE TABLE suc0001.clientes (id int);
INSERT INTO suc0001.clientes VALUES (1);
CREATE MATERIALIZED VIEW suc0001.m AS SELECT CASE WHEN count(*) = 0 THEN otra.vaciar('otra.secreta') END AS n FROM suc0001.clientes;
RESET ROLE;
SELECT nivel.configurar('clientes', 2);
SET ROLE regress_prestada_admin;
SELECT nivel.alta_sucursal('suc0002');
RESET ROLE;
SELECT count(*) FROM otra.secreta;
DROP SCHEMA suc0001 CASCADE;
DELETE FROM nivel.configuracion;
-- Los operadores de una sucursal no contestan por el catálogo.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE public.x (id int);
CREATE TABLE suc0001.clientes (id int);
CREATE TABLE suc0002.clientes (id int);
CREATE RULE r AS ON INSERT TO suc0001.clientes DO ALSO NOTHING;
CREATE RULE r AS ON INSERT TO suc0002.clientes DO ALSO INSERT INTO public.x VALUES (1);
CREATE VIEW suc0001.v AS SELECT 1 AS id;
GRANT CREATE ON SCHEMA suc0001, suc0002, public TO regress_prestada_mala;
SET ROLE regress_prestada_mala;
CREATE OPERATOR public.= (FUNCTION = oidne, LEFTARG = oid, RIGHTARG = oid);
CREATE OPERATOR suc0001.= (FUNCTION = oidne, LEFTARG = oid, RIGHTARG = oid);
CREATE OPERATOR suc0002.= (FUNCTION = oidne, LEFTARG = oid, RIGHTARG = oid);
RESET ROLE;
SELECT nivel.configurar('clientes', 2);
SELECT count(*) > 0 FROM nivel.deriva('clientes');
SELECT tipo, mensaje FROM nivel.previsualizar('clientes', 1) WHERE tipo = 'impedimento';
SELECT mensaje FROM nivel.alta_sucursal('suc0003', referencia => 'suc0001');
SELECT pg_get_viewdef('suc0003.v'::regclass);
CREATE SCHEMA ventas;
CREATE VIEW ventas.v AS SELECT 1 AS id;
SELECT nivel.registrar_manifiesto('m', '{"formato":1,"esquemas_esperados":["ventas"],"epicas":[],"archivos":[{"orden":1,"nombre":"a.sql","sql":"CREATE VIEW ventas.v AS SELECT 2 AS id","crea":[{"clase":"vista","esquema":"ventas","nombre":"v"}]}]}');
GRANT CREATE ON SCHEMA ventas TO regress_prestada_nadie;
SET ROLE regress_prestada_nadie;
CREATE OPERATOR ventas.= (FUNCTION = oidne, LEFTARG = oid, RIGHTARG = oid);
RESET ROLE;
SELECT objeto, estado FROM nivel.brecha('m') WHERE objeto = 'v';
-- Lo que parece una restauración lo es de quien está en vigor.
SET ROLE regress_prestada_mala;
CREATE TABLE public.t (a int);
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET check_function_bodies = off SET row_security = off AS
 $$ BEGIN INSERT INTO nivel.configuracion (entidad, nivel, niveles_permitidos) VALUES ('fantasma', 1, '{1,2}'); RETURN NEW; END $$;
CREATE TRIGGER t BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
RESET ROLE;
GRANT INSERT ON nivel.configuracion TO regress_prestada_mala;
INSERT INTO public.t VALUES (1);
SELECT count(*) FROM nivel.configuracion WHERE entidad = 'fantasma';
REVOKE INSERT ON nivel.configuracion FROM regress_prestada_mala;
-- Lo que un archivo deja para después tampoco cambia la sesión, ni sus cursores.
PREPARE p AS SELECT 'lo mío';
SELECT nivel.registrar_manifiesto('n', $j${"formato":1,"esquemas_esperados":["public"],"epicas":[],"archivos":[{"orden":1,"nombre":"a.sql",
 "crea":[{"clase":"tabla","esquema":"public","nombre":"nueva"}],
 "sql":"CREATE TABLE public.nueva (a int); CREATE FUNCTION public.soltar() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN EXECUTE 'DEALLOCATE ALL'; RETURN NULL; END$$; CREATE CONSTRAINT TRIGGER c AFTER INSERT ON public.nueva DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.soltar(); INSERT INTO public.nueva VALUES (1)"}]}$j$);
SELECT archivo, estado FROM nivel.cerrar_brecha('n');
EXECUTE p;
SELECT nivel.registrar_manifiesto('c', '{"formato":1,"esquemas_esperados":["public"],"epicas":[],"archivos":[{"orden":1,"nombre":"a.sql","sql":"MOVE 1 FROM c; CREATE TABLE public.otra_nueva (a int)","crea":[{"clase":"tabla","esquema":"public","nombre":"otra_nueva"}]}]}');
BEGIN;
DECLARE c CURSOR FOR SELECT i FROM generate_series(1, 3) i;
FETCH c;
SELECT objeto, estado, detalle FROM nivel.brecha('c') WHERE objeto = 'a.sql';
FETCH c;
SELECT archivo FROM nivel.cerrar_brecha('c');
ROLLBACK;
SELECT nivel._exigir('{"error": 5}'), nivel._exigir('{"error": {"sqlstate": "x", "mensaje": "m", "pista": "p"}}');
DROP OWNED BY regress_prestada_nadie, regress_prestada_mala, regress_prestada_otra, regress_prestada_admin CASCADE;
DROP ROLE regress_prestada_nadie, regress_prestada_mala, regress_prestada_otra, regress_prestada_admin;
