-- Lo que no se puede vincular se rechaza por su nombre, y no queda nada a medias.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_vinculo_rechazos IN ROLE nivel_administrador;
CREATE ROLE regress_vinculo_nadie;
GRANT CREATE ON SCHEMA public TO regress_vinculo_nadie;
CREATE TABLE public.niveles (id int, entidad text, nivel int, a text, b text GENERATED ALWAYS AS (a) STORED, cuando date, doc json);
SELECT nivel.vincular_configuracion(NULL, 'entidad', 'nivel');
\echo :SQLSTATE
SELECT nivel.vincular_configuracion('public.niveles', NULL, 'nivel');
\echo :SQLSTATE
SELECT nivel.vincular_configuracion_json('public.niveles', NULL);
\echo :SQLSTATE
SELECT nivel.vincular_configuracion(0::oid, 'entidad', 'nivel');
\echo :SQLSTATE
SELECT nivel.vincular_configuracion('public.niveles', 'Entidad', 'nivel');
\echo :SQLSTATE
SELECT nivel.vincular_configuracion('public.niveles', 'id', 'nivel');
\echo :SQLSTATE
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'cuando');
\echo :SQLSTATE
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'b');
\echo :SQLSTATE
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'entidad');
\echo :SQLSTATE
SELECT nivel.vincular_configuracion_json('public.niveles', 'nivel');
\echo :SQLSTATE
CREATE VIEW public.vista AS SELECT entidad, nivel FROM public.niveles;
CREATE TEMP TABLE temporal (entidad text, nivel int);
CREATE TABLE public.hija () INHERITS (public.niveles);
CREATE TABLE public.partida (entidad text, nivel int) PARTITION BY LIST (nivel);
\set VERBOSITY terse
SELECT nivel.vincular_configuracion('public.vista', 'entidad', 'nivel');
\set VERBOSITY sqlstate
SELECT nivel.vincular_configuracion('temporal', 'entidad', 'nivel');
\set VERBOSITY terse
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'nivel');
SELECT nivel.vincular_configuracion('public.hija', 'entidad', 'nivel');
SELECT nivel.vincular_configuracion('public.partida', 'entidad', 'nivel');
SELECT nivel.vincular_configuracion('nivel.configuracion', 'entidad', 'nivel');
SELECT nivel.vincular_configuracion('pg_catalog.pg_class', 'relname', 'relnatts');
DROP TABLE public.hija;
\set VERBOSITY default
-- Lo que dice la tabla.
INSERT INTO public.niveles (entidad, nivel) VALUES ('clientes', 7);
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'nivel');
UPDATE public.niveles SET nivel = NULL;
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'nivel');
UPDATE public.niveles SET nivel = 2, entidad = NULL;
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'nivel');
UPDATE public.niveles SET a = 'ARS', entidad = 'moneda';
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'a');
INSERT INTO public.niveles (entidad, nivel) VALUES ('moneda', 2);
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'nivel');
SELECT nivel.vincular_configuracion_json('public.niveles', 'doc');
UPDATE public.niveles SET doc = '{}';
SELECT nivel.vincular_configuracion_json('public.niveles', 'doc');
DELETE FROM public.niveles;
INSERT INTO public.niveles (doc) VALUES ('{"a":[1],"b":[2,7]}');
SELECT nivel.vincular_configuracion_json('public.niveles', 'doc');
-- Lo que contradice a nivel.configuracion o a las tablas.
SELECT nivel.configurar('clientes', 1);
SELECT nivel.configurar('zonas', 3);
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.rubros (id int);
UPDATE public.niveles SET doc = '{"zonas":[1],"nueva":[2],"clientes":[2,3]}';
SELECT nivel.vincular_configuracion_json('public.niveles', 'doc');
\echo :SQLSTATE
UPDATE public.niveles SET doc = '{"nueva":[2],"rubros":[1]}';
SELECT nivel.vincular_configuracion_json('public.niveles', 'doc');
\echo :SQLSTATE
-- De otro, o sin derecho.
UPDATE public.niveles SET doc = '{"nueva":[2]}';
SET ROLE regress_vinculo_rechazos;
SELECT nivel.vincular_configuracion_json('public.niveles', 'doc');
\echo :SQLSTATE
SET ROLE regress_vinculo_nadie;
CREATE TABLE public.propia (entidad text, nivel int);
SELECT nivel.vincular_configuracion('public.propia', 'entidad', 'nivel');
\echo :SQLSTATE
SELECT nivel.desvincular_configuracion('public.propia');
\echo :SQLSTATE
SELECT * FROM nivel.comparar_configuracion();
RESET ROLE;
SELECT count(*) FROM nivel.vinculo;
SELECT count(*) FROM pg_trigger WHERE tgrelid IN ('public.niveles'::regclass, 'public.propia'::regclass);
SELECT nivel.exportar_configuracion();
SELECT nivel.vincular_configuracion_json('public.niveles', 'doc');
SELECT nivel.vincular_configuracion('public.niveles', 'entidad', 'nivel');
\echo :SQLSTATE
SELECT nivel.desvincular_configuracion('public.propia');
\echo :SQLSTATE
SELECT nivel.desvincular_configuracion(NULL::text);
\echo :SQLSTATE
-- A mano no se escribe.
\set VERBOSITY terse
DELETE FROM nivel.vinculo;
\echo :SQLSTATE
TRUNCATE nivel.vinculo;
\echo :SQLSTATE
SELECT accion, resultado, sqlstate, rol = current_user AS mio FROM nivel.historial WHERE accion LIKE '%vincular%' ORDER BY momento DESC LIMIT 8;
DROP OWNED BY regress_vinculo_nadie;
DROP ROLE regress_vinculo_rechazos, regress_vinculo_nadie;
