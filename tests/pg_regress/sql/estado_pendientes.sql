-- Cuántas migraciones de las sucursales le faltan a public: las de todas, una vez cada una; ninguna después del ajuste.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100),
    start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0002.phinxlog (LIKE suc0001.phinxlog INCLUDING ALL);
CREATE TABLE public.phinxlog (LIKE suc0001.phinxlog INCLUDING ALL);
SELECT nivel.configurar('zonas', 2);
BEGIN;
CREATE TABLE public.zonas (id int);
INSERT INTO public.phinxlog VALUES (1, 'Zonas', now(), now());
COMMIT;
BEGIN;
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.phinxlog VALUES (1, 'Zonas', now(), now());
COMMIT;
BEGIN;
CREATE TABLE suc0002.zonas (id int);
INSERT INTO suc0002.phinxlog VALUES (1, 'Zonas', now(), now());
COMMIT;
SELECT migraciones_pendientes FROM nivel.estado;
BEGIN;
ALTER TABLE suc0001.zonas ADD a int;
INSERT INTO suc0001.phinxlog VALUES (2, 'A', now(), now());
COMMIT;
BEGIN;
ALTER TABLE suc0002.zonas ADD a int;
INSERT INTO suc0002.phinxlog VALUES (2, 'A', now(), now());
COMMIT;
BEGIN;
ALTER TABLE suc0001.zonas ADD b int;
INSERT INTO suc0001.phinxlog VALUES (3, 'B', now(), now());
COMMIT;
SELECT migraciones_pendientes FROM nivel.estado;
SELECT mensaje FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'estructura';
SELECT migraciones FROM nivel.ajustar('zonas', 1);
SELECT migraciones_pendientes FROM nivel.estado;
