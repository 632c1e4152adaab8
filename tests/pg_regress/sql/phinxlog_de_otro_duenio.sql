-- El dueño de una sucursal que no tiene la entidad no hace esperar ni rechaza lo de las demás.
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET client_min_messages = warning;
\pset format unaligned
CREATE ROLE regress_otro_duenio;
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; CREATE SCHEMA suc0003 AUTHORIZATION regress_otro_duenio; GRANT CREATE ON SCHEMA public TO regress_otro_duenio;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0002.phinxlog (LIKE suc0001.phinxlog INCLUDING ALL); CREATE TABLE public.phinxlog (LIKE suc0001.phinxlog INCLUDING ALL);
BEGIN; CREATE TABLE suc0001.monedas (id int); INSERT INTO suc0001.phinxlog VALUES (5, 'A'); COMMIT;
BEGIN; CREATE TABLE suc0002.monedas (id int); INSERT INTO suc0002.phinxlog VALUES (5, 'A'); COMMIT;
SELECT nivel.configurar('monedas', 2) \g /dev/null
SET SESSION AUTHORIZATION regress_otro_duenio;
CREATE TABLE suc0003.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
-- Ni lo que hace pasar por una tabla de Phinx de public dice qué hay allí.
CREATE TABLE public.a_log (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
INSERT INTO public.a_log VALUES (5, 'A');
CREATE SEQUENCE suc0003.veces;
CREATE FUNCTION suc0003.ev() RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS $$ BEGIN PERFORM nextval('suc0003.veces'); RETURN true; END $$;
RESET SESSION AUTHORIZATION;
CREATE FUNCTION dicho() RETURNS SETOF text LANGUAGE sql AS $$ SELECT mensaje FROM nivel.previsualizar('monedas', 1) WHERE tipo IN ('advertencia', 'impedimento') $$;
SELECT dicho();
ALTER TABLE suc0003.phinxlog ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
SELECT dicho();
SELECT count(*) FROM nivel.previsualizar_alta('suc0004') WHERE tipo = 'impedimento';
ALTER TABLE suc0003.phinxlog DISABLE ROW LEVEL SECURITY;
SET SESSION AUTHORIZATION regress_otro_duenio;
CREATE INDEX ON suc0003.phinxlog (version) WHERE suc0003.ev();
ALTER SEQUENCE suc0003.veces RESTART;
RESET SESSION AUTHORIZATION;
\c -
SELECT resultado, migraciones FROM nivel.ajustar('monedas', 1);
SELECT is_called FROM suc0003.veces;
DROP INDEX suc0003.phinxlog_version_idx;
SELECT 'public' AS s, version FROM public.phinxlog UNION ALL SELECT 'suc0003', version FROM suc0003.phinxlog ORDER BY 1;
-- Donde la entidad está, lo que su tabla de Phinx calla se dice, y cómo seguir.
ALTER TABLE suc0002.phinxlog OWNER TO regress_otro_duenio; GRANT USAGE ON SCHEMA suc0002 TO regress_otro_duenio;
ALTER TABLE suc0002.phinxlog ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE public.monedas ADD x int;
INSERT INTO public.phinxlog VALUES (6, 'X');
SELECT mensaje, detalle ->> 'pista' AS pista FROM nivel.previsualizar('monedas', 2) WHERE tipo = 'impedimento';
DROP TABLE public.a_log, suc0003.phinxlog; DROP FUNCTION suc0003.ev(); DROP SEQUENCE suc0003.veces;
ALTER TABLE suc0002.phinxlog OWNER TO CURRENT_USER;
-- Dicho de la base, de un rol o de la sesión: que no se miren los cuerpos de las funciones no es restaurar, si no lo dice la sesión.
SELECT current_database() AS base \gset
ALTER DATABASE :"base" SET check_function_bodies = off;
ALTER DATABASE :"base" SET client_min_messages = warning;
\c -
CREATE TABLE suc0001.otra (id int);
BEGIN; ALTER TABLE suc0001.otra ADD x int; INSERT INTO suc0001.phinxlog VALUES (7, 'X'); COMMIT;
SELECT origen, migracion FROM nivel.bitacora WHERE entidad = 'otra' ORDER BY id;
DROP OWNED BY regress_otro_duenio;
DROP ROLE regress_otro_duenio;
