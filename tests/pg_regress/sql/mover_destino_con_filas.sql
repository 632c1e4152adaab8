-- public tiene la tabla, distinta y con filas: NV008 con las diferencias; las filas y las copias quedan.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, nombre varchar(40));
CREATE TABLE public.zonas (id int PRIMARY KEY, nombre varchar(30));
RESET nivel.captura;
INSERT INTO public.zonas VALUES (1, 'queda');
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1);
-- Con conservar es igual.
SELECT nivel.ajustar('zonas', 1, 'conservar');
\echo :SQLSTATE
TABLE public.zonas;
SELECT to_regclass('suc0001.zonas'), count(*) FROM nivel.configuracion;
