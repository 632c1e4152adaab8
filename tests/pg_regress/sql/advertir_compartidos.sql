-- Un tipo, un dominio o una función de public que otros también usan, y que lo registrado en las sucursales cambia, se avisa con quién lo usa.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA suc0001;
SELECT nivel.configurar('zonas', 2);
SELECT format($$CREATE TYPE %1$I.estado AS ENUM ('a', 'b');
CREATE DOMAIN %1$I.positivo AS int;
CREATE TYPE %1$I.punto AS (x int);
CREATE FUNCTION %1$I.f(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION %1$I.sola() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TABLE %1$I.zonas (id int DEFAULT %1$I.f(1), n int DEFAULT %1$I.sola(), e %1$I.estado, d %1$I.positivo, c %1$I.punto)$$, s) FROM unnest('{public,suc0001}'::text[]) s \gexec
CREATE TABLE public.otra (e public.estado[], n int DEFAULT public.f(2));
CREATE DOMAIN public.de_otro AS public.positivo;
CREATE TABLE public."Tercera" (d public.de_otro);
CREATE TABLE public.una (c public.punto);
CREATE VIEW public.mira AS SELECT 'a'::public.estado AS e;
CREATE VIEW public.mira_zonas AS SELECT id FROM public.zonas;
INSERT INTO public.zonas (e) VALUES ('a');
ALTER TYPE suc0001.estado ADD VALUE 'c';
ALTER TYPE suc0001.estado RENAME VALUE 'b' TO 'bb';
ALTER DOMAIN suc0001.positivo ADD CONSTRAINT pos CHECK (VALUE > 0);
ALTER TYPE suc0001.punto ADD ATTRIBUTE y int;
CREATE OR REPLACE FUNCTION suc0001.f(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE OR REPLACE FUNCTION suc0001.sola() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2';
ALTER TABLE suc0001.zonas SET UNLOGGED;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1);
SELECT detalle FROM nivel.previsualizar('zonas', 1) WHERE mensaje ~ 'el tipo public.estado';
-- de muchas, las primeras
SELECT format('CREATE TABLE public.t%s (e public.estado)', n) FROM generate_series(1, 9) n \gexec
SELECT mensaje FROM nivel.previsualizar('zonas', 1) WHERE mensaje ~ 'el tipo public.estado';
SELECT mensaje FROM nivel.ajustar('zonas', 1);
SELECT enum_range(NULL::public.estado);
SELECT relpersistence FROM pg_class WHERE oid = 'public.zonas'::regclass;
