-- Un tipo compuesto de public con el nombre de la tabla: se nombra y nada cambia.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int);
CREATE TYPE public.zonas AS (a int);
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT to_regclass('suc0001.zonas'), count(*) FROM nivel.configuracion;
