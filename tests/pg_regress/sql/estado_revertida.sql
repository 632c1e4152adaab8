-- Una migración deshecha con rollback de Phinx no queda pendiente.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100),
    start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
SELECT nivel.configurar('zonas', 2);
CREATE TABLE public.zonas (id int);
CREATE TABLE suc0001.zonas (id int);
BEGIN;
ALTER TABLE suc0001.zonas ADD a int;
INSERT INTO suc0001.phinxlog VALUES (2, 'A', now(), now());
COMMIT;
SELECT migraciones_pendientes FROM nivel.estado;
BEGIN;
ALTER TABLE suc0001.zonas DROP a;
DELETE FROM suc0001.phinxlog WHERE version = 2;
COMMIT;
SELECT migraciones_pendientes FROM nivel.estado;
