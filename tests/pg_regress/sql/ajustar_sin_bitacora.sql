-- Tablas creadas sin captura: la bitácora no cuenta cómo, NV008.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int);
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
