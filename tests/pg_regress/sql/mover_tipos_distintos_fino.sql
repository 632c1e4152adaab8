-- Lo que difiere solo en algo fino (derechos de ejecución, retorno, opciones, valor por omisión, campos) tampoco se comparte.
\pset format unaligned
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE FUNCTION suc0001.f1() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION public.f1() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';
CREATE FUNCTION suc0001.f2() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION public.f2() RETURNS bigint LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION suc0001.f3() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION public.f3() RETURNS int LANGUAGE sql SET work_mem = '1MB' AS 'SELECT 1';
CREATE DOMAIN suc0001.d1 AS int;
CREATE DOMAIN public.d1 AS int NOT NULL;
CREATE DOMAIN suc0001.d2 AS int DEFAULT 1;
CREATE DOMAIN public.d2 AS int DEFAULT 2;
CREATE DOMAIN suc0001.d3 AS varchar(10);
CREATE DOMAIN public.d3 AS varchar(11);
CREATE TYPE suc0001.c1 AS (a int);
CREATE TYPE public.c1 AS (a int, b int);
CREATE TYPE suc0001.r1 AS RANGE (subtype = int);
CREATE TYPE public.r1 AS RANGE (subtype = text);
CREATE TABLE suc0001.t1 (a int DEFAULT suc0001.f1());
CREATE TABLE suc0001.t2 (a int DEFAULT suc0001.f2());
CREATE TABLE suc0001.t3 (a int DEFAULT suc0001.f3());
CREATE TABLE suc0001.t4 (a suc0001.d1);
CREATE TABLE suc0001.t5 (a suc0001.d2);
CREATE TABLE suc0001.t6 (a suc0001.d3);
CREATE TABLE suc0001.t7 (a suc0001.c1);
CREATE TABLE suc0001.t8 (a suc0001.r1);
RESET nivel.captura;
SELECT 't' || n AS tabla, p.detalle ->> 'sqlstate' AS sqlstate, p.detalle ->> 'detalle' AS detalle
FROM generate_series(1, 8) n, nivel.previsualizar('t' || n, 1) p WHERE p.tipo = 'impedimento' ORDER BY n;
