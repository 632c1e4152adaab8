-- Sin filas de impedimento, ajustar tiene éxito ahora, en la misma transacción.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
BEGIN;
SELECT count(*) FILTER (WHERE tipo = 'impedimento') AS impedimentos FROM nivel.previsualizar('zonas', 1);
SELECT resultado FROM nivel.ajustar('zonas', 1);
COMMIT;
