-- Lo que es de una extensión no se sigue, pero la tabla que mira se nombra.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.o (i int);
CREATE FUNCTION suc0001.f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT count(*)::int FROM suc0001.o; END;
CREATE TABLE suc0001.t (i int DEFAULT suc0001.f());
CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER EXTENSION plpgsql ADD FUNCTION suc0001.f();
SELECT nivel.configurar('t', 2);
SELECT tipo, mensaje, detalle ->> 'detalle' AS detalle FROM nivel.previsualizar('t', 1) WHERE tipo IN ('dependencia', 'impedimento') ORDER BY orden;
ALTER EXTENSION plpgsql DROP FUNCTION suc0001.f();
