-- Lo que falla por el momento (un disco lleno, un abrazo mortal) no es culpa del modelo: llega con su código y no se reintenta.
\pset format unaligned
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA suc0001;
CREATE FUNCTION suc0001.doble(n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT n * 2';
-- not a primary key: from 18 on its NOT NULL has a name, which the statement would give
CREATE TABLE suc0001.zonas (id int UNIQUE, n int CHECK (n < suc0001.doble(4)));
CREATE TABLE suc0001.rubros (id int PRIMARY KEY);
CREATE TABLE public.falla (sqlstate text);
CREATE SEQUENCE public.veces;
CREATE FUNCTION public.fallar() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE
    codigo text := (SELECT f.sqlstate FROM public.falla f);
BEGIN
    IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands() WHERE object_identity ~ '\.zonas$') THEN
        PERFORM nextval('public.veces');
        RAISE EXCEPTION 'falla de prueba' USING ERRCODE = codigo, DETAIL = 'el detalle', HINT = 'la pista';
    END IF;
END
$$;
CREATE EVENT TRIGGER regress_alta_momento ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'ALTER TABLE') EXECUTE FUNCTION public.fallar();
-- del momento: una sola vez cada una
INSERT INTO public.falla VALUES ('53100');
SELECT nivel.alta_sucursal('suc0002');
\echo :SQLSTATE
UPDATE public.falla SET sqlstate = '40P01';
SELECT nivel.alta_sucursal('suc0002');
\echo :SQLSTATE
UPDATE public.falla SET sqlstate = '55P03';
SELECT nivel.alta_sucursal('suc0002');
\echo :SQLSTATE
SELECT last_value FROM public.veces;
SELECT tipo, mensaje, detalle ->> 'sqlstate' AS sqlstate FROM nivel.previsualizar_alta('suc0002') WHERE tipo = 'impedimento';
-- del modelo: se prueba otra vez, después de lo demás
SELECT setval('public.veces', 1, false);
UPDATE public.falla SET sqlstate = 'P0001';
SELECT nivel.alta_sucursal('suc0002');
\echo :SQLSTATE
SELECT last_value FROM public.veces;
-- completar, lo mismo
ALTER EVENT TRIGGER regress_alta_momento DISABLE;
SELECT tablas FROM nivel.alta_sucursal('suc0002');
DROP TABLE suc0002.zonas;
ALTER EVENT TRIGGER regress_alta_momento ENABLE;
UPDATE public.falla SET sqlstate = '57P03';
SELECT nivel.completar_sucursal('suc0002');
\echo :SQLSTATE
SELECT to_regclass('suc0002.zonas'), to_regclass('suc0002.rubros');
SELECT accion, resultado, sqlstate FROM nivel.historial WHERE accion ~ 'sucursal' ORDER BY momento;
DROP EVENT TRIGGER regress_alta_momento;
SELECT mensaje, tablas FROM nivel.completar_sucursal('suc0002');
