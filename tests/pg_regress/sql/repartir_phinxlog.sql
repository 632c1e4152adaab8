-- Las versiones que la tabla tiene quedan en el phinxlog de cada sucursal que recibe una copia, y solo las que le faltan.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; CREATE SCHEMA suc0003;
CREATE TABLE public.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0001.phinxlog (LIKE public.phinxlog INCLUDING ALL);
CREATE TABLE suc0002.phinxlog (LIKE public.phinxlog INCLUDING ALL);
SELECT count(*) > 0 FROM nivel.activar();
SELECT nivel.configurar('zonas', 1);
BEGIN;
CREATE TABLE public.zonas (id int);
INSERT INTO public.phinxlog VALUES (20240101000000, 'CrearZonas', now(), now());
COMMIT;
INSERT INTO suc0001.phinxlog VALUES (20240101000000, 'CrearZonas', now(), now());
SELECT resultado, estrategia, migraciones FROM nivel.ajustar('zonas', 2);
SELECT 'suc0001' AS esquema, version, migration_name FROM suc0001.phinxlog UNION ALL SELECT 'suc0002', version, migration_name FROM suc0002.phinxlog
UNION ALL SELECT 'suc0003', version, migration_name FROM suc0003.phinxlog ORDER BY 1, 2;
SELECT version, nombre, esquema, sentencias FROM nivel.migraciones('zonas') ORDER BY 1, 3;
SELECT esquema, clase, diferencia FROM nivel.deriva('zonas') WHERE clase <> 'no comparado';
SELECT resultado, migraciones FROM nivel.ajustar('zonas', 1);
