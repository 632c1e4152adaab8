-- Un ajuste deshecho hasta un savepoint no deja nada, y después se puede hacer de verdad.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.configurar('zonas', 2);
BEGIN;
SAVEPOINT s;
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT nivel, to_regclass('public.zonas') IS NOT NULL AS en_public FROM nivel.configuracion;
ROLLBACK TO s;
SELECT nivel, to_regclass('public.zonas') IS NOT NULL AS en_public FROM nivel.configuracion;
SELECT resultado FROM nivel.ajustar('zonas', 1);
COMMIT;
SELECT nivel, to_regclass('public.zonas'), to_regclass('suc0001.zonas') FROM nivel.configuracion;
SELECT resultado FROM nivel.intentos ORDER BY momento;
