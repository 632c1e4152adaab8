-- public tiene otra cosa con el nombre de lo que la tabla usa: se rechaza y nada cambia.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TYPE suc0001.tipo AS ENUM ('a', 'b');
CREATE DOMAIN suc0001.positivo AS int CHECK (VALUE > 0);
CREATE FUNCTION suc0001.siete() RETURNS int LANGUAGE sql AS 'SELECT 7';
CREATE TABLE suc0001.con_tipo (t suc0001.tipo);
CREATE TABLE suc0001.con_dominio (t suc0001.positivo);
CREATE TABLE suc0001.con_funcion (t int DEFAULT suc0001.siete());
CREATE TYPE public.tipo AS ENUM ('a', 'b', 'c');
CREATE DOMAIN public.positivo AS int CHECK (VALUE > 1);
CREATE FUNCTION public.siete() RETURNS int LANGUAGE sql AS 'SELECT 8';
RESET nivel.captura;
SELECT nivel.ajustar('con_tipo', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('con_dominio', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('con_funcion', 1);
\echo :SQLSTATE
SELECT relnamespace::regnamespace, relname FROM pg_class WHERE relname LIKE 'con\_%' AND relkind = 'r' AND relnamespace::regnamespace::text ~ 'public|suc' ORDER BY 2;
