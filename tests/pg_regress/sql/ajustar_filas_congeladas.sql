-- Filas congeladas y visibles para todos (VACUUM FREEZE) también se ven.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.zonas VALUES (1);
VACUUM FREEZE suc0001.zonas;
SELECT nivel.ajustar('zonas', 1);
