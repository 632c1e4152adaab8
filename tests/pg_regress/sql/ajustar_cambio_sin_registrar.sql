-- Un cambio que la bitácora no vio: lo reproducido no queda igual a la copia, se deshace, y la copia se mueve.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SET nivel.captura = off;
ALTER TABLE suc0001.zonas ADD nombre text;
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
\d public.zonas
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
