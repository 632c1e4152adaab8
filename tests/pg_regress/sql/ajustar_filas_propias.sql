-- Lo que insertó o borró la misma transacción que ajusta cuenta como ella lo dejó.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
BEGIN;
INSERT INTO suc0001.zonas VALUES (1);
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
ROLLBACK;
BEGIN ISOLATION LEVEL SERIALIZABLE;
INSERT INTO suc0001.zonas VALUES (1), (2);
SELECT nivel.ajustar('zonas', 1);
ROLLBACK;
INSERT INTO suc0001.zonas VALUES (1);
BEGIN;
DELETE FROM suc0001.zonas;
SELECT (nivel.ajustar('zonas', 1)).resultado;
COMMIT;
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
