-- public ya tiene phinxlog: se agregan solo las versiones que le faltan y que tocaron la entidad.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100),
    start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE public.phinxlog (LIKE suc0001.phinxlog INCLUDING ALL);
BEGIN;
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.phinxlog VALUES (1, 'Zonas', '2024-01-01', '2024-01-01');
COMMIT;
BEGIN;
CREATE TABLE suc0001.rubros (id int);
INSERT INTO suc0001.phinxlog VALUES (2, 'Rubros', '2024-01-02', '2024-01-02');
COMMIT;
BEGIN;
CREATE TABLE public.zonas (id int);
INSERT INTO public.phinxlog VALUES (1, 'Zonas', '2024-02-01', '2024-02-01');
COMMIT;
BEGIN;
ALTER TABLE suc0001.zonas ADD nombre text;
INSERT INTO suc0001.phinxlog VALUES (3, 'Nombre', '2024-01-03', '2024-01-03');
COMMIT;
SELECT resultado, migraciones FROM nivel.ajustar('zonas', 1);
TABLE public.phinxlog ORDER BY version;
SELECT version FROM suc0001.phinxlog ORDER BY version;
