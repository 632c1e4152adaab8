-- Lo que en una sucursal depende de la tabla de public también impide reemplazarla.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, nombre text);
CREATE TABLE public.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (zona_id int CONSTRAINT fk_zona REFERENCES public.zonas);
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT confrelid::regclass FROM pg_constraint WHERE conname = 'fk_zona';
