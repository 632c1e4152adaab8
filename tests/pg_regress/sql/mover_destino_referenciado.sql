-- public tiene la tabla, distinta y vacía, pero algo depende de ella: NV008 que lo nombra; sin eso, se reemplaza.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, nombre text);
CREATE TABLE public.zonas (id int PRIMARY KEY);
CREATE TABLE public.monedas (zona_id int CONSTRAINT monedas_zona REFERENCES public.zonas);
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
ALTER TABLE public.monedas DROP CONSTRAINT monedas_zona;
CREATE VIEW public.v_zonas AS SELECT id FROM public.zonas;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
DROP VIEW public.v_zonas;
CREATE FUNCTION public.f_zonas(z public.zonas) RETURNS int LANGUAGE sql RETURN z.id;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
DROP FUNCTION public.f_zonas;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
