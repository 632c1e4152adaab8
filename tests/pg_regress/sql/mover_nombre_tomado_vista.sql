-- Una vista o una secuencia de public con el nombre de la tabla: se nombra y nada cambia.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int);
CREATE VIEW public.zonas AS SELECT 1 AS id;
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
DROP VIEW public.zonas;
CREATE SEQUENCE public.zonas;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT to_regclass('suc0001.zonas'), count(*) FROM nivel.configuracion;
