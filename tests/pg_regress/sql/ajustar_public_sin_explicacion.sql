-- public tiene la tabla, distinta, y ninguna sentencia registrada explica la diferencia: NV008 con las diferencias.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int, nombre text);
CREATE TABLE public.zonas (id int, descripcion text);
RESET nivel.captura;
INSERT INTO public.zonas VALUES (1, 'queda');
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
TABLE public.zonas;
