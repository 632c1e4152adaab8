-- Una función de public con el nombre de una del servidor no toma su lugar en la tabla copiada, ni en lo que se trae con ella.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE FUNCTION public.upper(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'la de public'::text $$;
CREATE TYPE suc0001.tipo AS ENUM ('a');
CREATE FUNCTION suc0001.mayusculas() RETURNS text LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT pg_catalog.upper('x'); END;
CREATE TABLE suc0001.con_valor (t suc0001.tipo, a text DEFAULT pg_catalog.upper('a'));
CREATE TABLE suc0001.con_funcion (a text DEFAULT suc0001.mayusculas());
CREATE FUNCTION suc0001.doble(suc0001.tipo) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text || $1::text';
CREATE TABLE suc0001.con_argumento (a text DEFAULT suc0001.doble('a'));
RESET nivel.captura;
SELECT entidad, (nivel.ajustar(entidad, 1)).estrategia FROM (VALUES ('con_valor'), ('con_funcion'), ('con_argumento')) e (entidad);
INSERT INTO public.con_valor DEFAULT VALUES RETURNING *;
INSERT INTO public.con_funcion DEFAULT VALUES RETURNING *;
INSERT INTO public.con_argumento DEFAULT VALUES RETURNING *;
