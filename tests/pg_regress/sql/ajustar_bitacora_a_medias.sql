-- La bitácora conoce los cambios pero no la creación: no alcanza, y la copia se mueve.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int);
RESET nivel.captura;
ALTER TABLE suc0001.zonas ADD nombre text;
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1);
\d public.zonas
