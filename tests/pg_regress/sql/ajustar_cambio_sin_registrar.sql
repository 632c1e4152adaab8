-- Un cambio que la bitácora no vio: lo reproducido no queda igual a la copia y todo se deshace (NV006).
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SET nivel.captura = off;
ALTER TABLE suc0001.zonas ADD nombre text;
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
