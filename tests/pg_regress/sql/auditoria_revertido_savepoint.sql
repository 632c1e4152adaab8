-- Deshecho solo hasta un savepoint, en una transacción que sí se confirma: también es revertido.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
BEGIN;
SAVEPOINT s;
SELECT resultado FROM nivel.ajustar('zonas', 1);
ROLLBACK TO s;
COMMIT;
SELECT resultado FROM nivel.intentos;
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
