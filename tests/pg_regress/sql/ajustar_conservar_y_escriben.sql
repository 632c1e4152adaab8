-- Quien está llamando a una función con el cuerpo ya analizado escribiría en la copia que se conserva, se llame como se llame: no se conserva.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0002.zonas (id int);
CREATE FUNCTION suc0002.leer() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM suc0002.zonas; END;
SELECT nivel.configurar('zonas', 2) \g /dev/null
BEGIN;
SELECT resultado FROM nivel.ajustar('zonas', 1, 'conservar');
ROLLBACK;
CREATE FUNCTION suc0002.alta(int) RETURNS int LANGUAGE sql BEGIN ATOMIC INSERT INTO suc0002.zonas VALUES ($1) RETURNING id; END;
SELECT nivel.ajustar('zonas', 1, 'conservar');
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regclass('suc0002.zonas');
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT suc0002.alta(7);
SELECT tableoid::regclass, id FROM zonas;
