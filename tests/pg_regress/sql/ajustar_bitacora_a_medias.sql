-- La bitácora conoce los cambios pero no la creación: tampoco alcanza.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int);
RESET nivel.captura;
ALTER TABLE suc0001.zonas ADD nombre text;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
