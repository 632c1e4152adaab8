-- Una copia atrasada y una en otro nivel no impiden el ajuste: se advierten, y se limpian como las demás.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0001caja001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100),
    start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0001caja001.phinxlog (LIKE suc0001.phinxlog INCLUDING ALL);
BEGIN;
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.phinxlog VALUES (1, 'Crear', now(), now());
COMMIT;
BEGIN;
CREATE TABLE suc0001caja001.zonas (id int);
INSERT INTO suc0001caja001.phinxlog VALUES (1, 'Crear', now(), now());
COMMIT;
BEGIN;
ALTER TABLE suc0001.zonas ADD a int;
INSERT INTO suc0001.phinxlog VALUES (2, 'A', now(), now());
COMMIT;
BEGIN;
ALTER TABLE suc0001.zonas ADD b int;
INSERT INTO suc0001.phinxlog VALUES (3, 'B', now(), now());
COMMIT;
SELECT nivel.configurar('zonas', 2);
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1);
SELECT detalle FROM nivel.previsualizar('zonas', 1) WHERE mensaje LIKE '%atrasada%';
SELECT resultado, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1);
