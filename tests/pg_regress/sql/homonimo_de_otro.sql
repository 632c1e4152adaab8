-- Quien puede crear en el destino no pone allí, con el nombre de lo que la tabla usa, lo que después va a cambiar: ni lo propio de la sucursal,
-- ni lo del servidor.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE ROLE prueba_mala;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
GRANT CREATE ON SCHEMA public, suc0002 TO prueba_mala;
SELECT format($$CREATE FUNCTION %1$I.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION %1$I.ok(int) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE DOMAIN %1$I.d AS int CHECK (%1$I.ok(VALUE));
CREATE OPERATOR %1$I.=== (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int);
CREATE TABLE %1$I.x (id %1$I.d, CHECK (id::int OPERATOR(%1$I.===) id::int));
CREATE TRIGGER t BEFORE INSERT ON %1$I.x FOR EACH ROW EXECUTE FUNCTION %1$I.f()$$, s) FROM unnest('{suc0001,suc0002}'::text[]) s \gexec
SELECT nivel.configurar('x', 2);
SET ROLE prueba_mala;
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE OPERATOR public.=== (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int);
RESET ROLE;
SELECT nivel.ajustar('x', 1);
\echo :LAST_ERROR_SQLSTATE
-- Se hace lo que dice HINT.
ALTER FUNCTION public.f() OWNER TO CURRENT_USER;
ALTER OPERATOR public.=== (int, int) OWNER TO CURRENT_USER;
SELECT mensaje, estrategia FROM nivel.ajustar('x', 1);
-- De vuelta, lo mismo en la sucursal.
ALTER FUNCTION suc0002.f() OWNER TO prueba_mala;
SELECT nivel.ajustar('x', 2);
\echo :LAST_ERROR_SQLSTATE
ALTER FUNCTION suc0002.f() OWNER TO CURRENT_USER;
SELECT mensaje FROM nivel.ajustar('x', 2);
SELECT tgrelid::regclass, tgfoid::regproc FROM pg_trigger WHERE NOT tgisinternal AND tgname = 't' ORDER BY 1;
-- Un camino registrado que pone lo del servidor al final.
SET search_path = suc0001, pg_catalog;
CREATE TABLE c (id int, m text);
CREATE TRIGGER r BEFORE UPDATE ON c FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
SET search_path = suc0002, pg_catalog;
CREATE TABLE c (id int, m text);
CREATE TRIGGER r BEFORE UPDATE ON c FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
RESET search_path;
SELECT nivel.configurar('c', 2);
SET ROLE prueba_mala;
CREATE DOMAIN public.text AS pg_catalog.text;
CREATE FUNCTION public.suppress_redundant_updates_trigger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
RESET ROLE;
SELECT mensaje, estrategia FROM nivel.ajustar('c', 1);
SELECT atttypid::regtype::oid = 'pg_catalog.text'::regtype FROM pg_attribute WHERE attrelid = 'public.c'::regclass AND attname = 'm';
SELECT p.pronamespace::regnamespace FROM pg_trigger g JOIN pg_proc p ON p.oid = g.tgfoid WHERE g.tgrelid = 'public.c'::regclass;
-- Una que ya está en public y usa lo de otro no es igual.
CREATE TABLE suc0001.e (id int, m pg_catalog.text);
CREATE TABLE public.e (id int, m public.text);
SELECT nivel.configurar('e', 2);
INSERT INTO public.e VALUES (1);
SELECT mensaje FROM nivel.previsualizar('e', 1) WHERE tipo = 'impedimento';
-- Lo que se escribe igual y es otra configuración de búsqueda, u otra colación.
CREATE TEXT SEARCH CONFIGURATION suc0002.spanish (COPY = pg_catalog.simple);
CREATE TABLE suc0001.b (m pg_catalog.text, v tsvector GENERATED ALWAYS AS (to_tsvector('pg_catalog.spanish'::regconfig, m)) STORED);
CREATE TABLE suc0002.b (m pg_catalog.text, v tsvector GENERATED ALWAYS AS (to_tsvector('suc0002.spanish'::regconfig, m)) STORED);
CREATE COLLATION suc0002."C" (LOCALE = 'C');
CREATE TABLE suc0001.g (m pg_catalog.text, CHECK (m < 'x' COLLATE pg_catalog."C"));
CREATE TABLE suc0002.g (m pg_catalog.text, CHECK (m < 'x' COLLATE suc0002."C"));
SELECT nivel.configurar('b', 2), nivel.configurar('g', 2);
SELECT esquema, objeto, diferencia FROM nivel.deriva('b', 'suc0001') WHERE clase <> 'no comparado' AND esquema = 'suc0002';
SELECT esquema, objeto, diferencia FROM nivel.deriva('g', 'suc0001') WHERE clase <> 'no comparado' AND esquema = 'suc0002';
DROP FUNCTION public.suppress_redundant_updates_trigger();
DROP TABLE public.e;
DROP DOMAIN public.text;
REVOKE ALL ON SCHEMA public, suc0002 FROM prueba_mala;
DROP ROLE prueba_mala;
