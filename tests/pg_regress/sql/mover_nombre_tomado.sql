-- Un nombre que la tabla traería ya está tomado en public: NV007 que lo nombra, y nada cambia.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id serial, nombre text, codigo text);
CREATE INDEX zonas_nombre ON suc0001.zonas (nombre);
CREATE STATISTICS suc0001.zonas_e ON nombre, codigo FROM suc0001.zonas;
CREATE TABLE public.monedas (zonas_nombre int, a int);
CREATE INDEX zonas_nombre ON public.monedas (zonas_nombre);
CREATE SEQUENCE public.zonas_id_seq;
CREATE STATISTICS public.zonas_e ON zonas_nombre, a FROM public.monedas;
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('zonas', 1, 'conservar');
\echo :SQLSTATE
DROP INDEX public.zonas_nombre;
SELECT detalle ->> 'detalle' AS detalle FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'impedimento';
DROP SEQUENCE public.zonas_id_seq;
DROP STATISTICS public.zonas_e;
CREATE TYPE public.zonas AS ENUM ('a');
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT relnamespace::regnamespace, relname FROM pg_class WHERE relname LIKE 'zonas%' ORDER BY 2;
DROP TYPE public.zonas;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
