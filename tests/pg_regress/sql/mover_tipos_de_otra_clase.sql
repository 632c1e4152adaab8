-- public tiene una tabla, un dominio o un procedimiento con el nombre del tipo o la función que la tabla usa.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TYPE suc0001.tipo AS ENUM ('a', 'b');
CREATE FUNCTION suc0001.siete(int) RETURNS int LANGUAGE sql AS 'SELECT 7';
CREATE TABLE suc0001.con_tipo (t suc0001.tipo);
CREATE TABLE suc0001.con_funcion (t int DEFAULT suc0001.siete(1));
CREATE TABLE public.tipo (a int);
CREATE PROCEDURE public.siete(int) LANGUAGE sql AS 'SELECT 8';
RESET nivel.captura;
SELECT nivel.ajustar('con_tipo', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('con_funcion', 1);
\echo :SQLSTATE
DROP TABLE public.tipo;
CREATE DOMAIN public.tipo AS text CHECK (VALUE IN ('a', 'b'));
SELECT nivel.ajustar('con_tipo', 1);
\echo :SQLSTATE
SELECT count(*) FROM nivel.configuracion;
