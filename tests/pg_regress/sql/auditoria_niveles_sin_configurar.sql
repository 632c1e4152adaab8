-- Una entidad que nadie configuró: el nivel de origen que se dedujo también queda en un fallo.
\pset format unaligned
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.zonas VALUES (1);
SELECT nivel.ajustar('zonas', 1);
SELECT nivel_origen, nivel_destino, resultado FROM nivel.intentos;
