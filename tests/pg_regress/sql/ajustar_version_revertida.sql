-- Lo que un rollback de Phinx deshizo (DELETE en phinxlog) no se reproduce.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100),
    start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
BEGIN;
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.phinxlog VALUES (1, 'Crear', now(), now());
COMMIT;
BEGIN;
ALTER TABLE suc0001.zonas ADD error int;
INSERT INTO suc0001.phinxlog VALUES (2, 'Error', now(), now());
COMMIT;
BEGIN;
ALTER TABLE suc0001.zonas DROP error;
DELETE FROM suc0001.phinxlog WHERE version = 2;
COMMIT;
BEGIN;
ALTER TABLE suc0001.zonas ADD nombre text;
INSERT INTO suc0001.phinxlog VALUES (3, 'Nombre', now(), now());
COMMIT;
SELECT resultado, migraciones FROM nivel.ajustar('zonas', 1);
SELECT attnum, attname FROM pg_attribute WHERE attrelid = 'public.zonas'::regclass AND attnum > 0 ORDER BY attnum;
SELECT version, migration_name FROM public.phinxlog ORDER BY version;
