-- Una versión deshecha y vuelta a aplicar se reproduce una vez.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100),
    start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
BEGIN;
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.phinxlog VALUES (1, 'Crear', now(), now());
COMMIT;
BEGIN;
ALTER TABLE suc0001.zonas ADD nombre text;
INSERT INTO suc0001.phinxlog VALUES (2, 'Nombre', now(), now());
COMMIT;
BEGIN;
ALTER TABLE suc0001.zonas DROP nombre;
DELETE FROM suc0001.phinxlog WHERE version = 2;
COMMIT;
BEGIN;
ALTER TABLE suc0001.zonas ADD nombre text;
INSERT INTO suc0001.phinxlog VALUES (2, 'Nombre', now(), now());
COMMIT;
SELECT resultado, migraciones FROM nivel.ajustar('zonas', 1);
SELECT sentencia FROM nivel.bitacora WHERE origen = 'ajuste' AND esquema = 'public' ORDER BY id;
SELECT version FROM public.phinxlog ORDER BY version;
