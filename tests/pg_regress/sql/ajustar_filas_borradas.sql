-- Una tabla con filas muertas está vacía, aunque su archivo no lo esté.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.zonas SELECT generate_series(1, 1000);
DELETE FROM suc0001.zonas;
SELECT pg_relation_size('suc0001.zonas') > 0 AS ocupa;
SELECT resultado FROM nivel.ajustar('zonas', 1);
