-- Lo que hicieron migraciones anteriores a nivel se declara con su texto: se compara con lo que hay, y desde entonces cuenta como lo registrado.
\set VERBOSITY terse
SET client_min_messages = warning;
SELECT count(*) > 0 AS desactivada FROM nivel.desactivar();
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE FUNCTION public.phinxlog_en(text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)', $1); END $$;
SELECT phinxlog_en(s) FROM unnest(ARRAY['suc0001', 'suc0002', 'public']) s \g /dev/null
\set m1 'CREATE TYPE estado AS ENUM (\'alta\', \'baja\'); CREATE TABLE zona (id serial PRIMARY KEY, nombre text, e estado)'
\set m2 'ALTER TABLE "suc0001"."zona" ADD COLUMN "codigo" varchar(10) NULL; CREATE INDEX zona_codigo ON "suc0001"."zona" (codigo)'
\set m3 'ALTER TABLE zona RENAME TO zonas; ALTER TABLE zonas RENAME COLUMN codigo TO clave'
\set m4 'INSERT INTO zonas (nombre) SELECT \'x\' WHERE false'
\set m5 'ALTER TABLE zonas DROP COLUMN nombre; COMMENT ON TABLE zonas IS \'de venta\''
SET search_path = suc0001, public;
:m1; :m2; :m3; :m5;
SET search_path = suc0002, public;
:m1; ALTER TABLE zona ADD COLUMN codigo varchar(10); CREATE INDEX zona_codigo ON zona (codigo); :m3;
RESET search_path;
INSERT INTO suc0001.phinxlog SELECT v, 'M' || v, now(), now() FROM generate_series(1, 5) v;
INSERT INTO suc0002.phinxlog SELECT v, 'M' || v, now(), now() FROM generate_series(1, 4) v;
SELECT count(*) > 0 AS activada FROM nivel.activar();
SELECT nivel.configurar('zonas', 2) \g /dev/null
SELECT copias_sin_historia FROM nivel.estado;
-- Sin declarar no se sabe qué migraciones la hicieron.
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1);

-- De la última a la primera.
SELECT * FROM nivel.registrar_migracion(5, 'M5', :'m5');
SELECT * FROM nivel.registrar_migracion(4, 'M4', :'m4');
SELECT * FROM nivel.registrar_migracion(3, 'M3', :'m3');
SELECT * FROM nivel.registrar_migracion(2, 'M2', :'m2');
SELECT * FROM nivel.registrar_migracion(1, 'M1', :'m1');
-- Otra vez no cambia nada.
SELECT * FROM nivel.registrar_migracion(1, 'M1', :'m1');
SELECT esquema, migracion, entidad, efecto, clase, objeto, sentencia, search_path FROM nivel.bitacora WHERE origen = 'manual' ORDER BY id;
SELECT * FROM (SELECT version, esquema, nombre, sentencias FROM nivel.migraciones('zonas')) m ORDER BY 1, 2;
SELECT copias_sin_historia, migraciones_pendientes FROM nivel.estado;

-- Lo que no concuerda no se registra, y se dice qué.
INSERT INTO suc0001.phinxlog VALUES (6, 'M6', now(), now()), (7, 'M7', now(), now());
SELECT * FROM nivel.registrar_migracion(6, 'M6', 'ALTER TABLE zonas ADD COLUMN falta int; CREATE TABLE otra (id int)');
SELECT * FROM nivel.registrar_migracion(7, 'M7', 'DO $$ BEGIN END $$; DROP INDEX quien_sabe; COMMENT ON COLUMN zonas.clave IS ''x''');
SELECT * FROM nivel.registrar_migracion(99, 'M99', 'CREATE TABLE a (id int)');
SELECT * FROM nivel.registrar_migracion(1, 'M1', 'CREATE TABEL a (id int)');
SELECT * FROM nivel.registrar_migracion(NULL, 'M1', '');
SELECT * FROM nivel.registrar_migracion(-1, 'M1', '');
SELECT * FROM nivel.registrar_migracion(99999999999999999, 'M1', '');
SELECT accion, resultado, sqlstate FROM nivel.historial WHERE accion = 'registrar_migracion' ORDER BY momento;
DELETE FROM suc0001.phinxlog WHERE version > 5;

-- Declarada, se ajusta como lo registrado: public recibe sus versiones.
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1);
SELECT estrategia, migraciones FROM nivel.ajustar('zonas', 1);
SELECT version, migration_name FROM public.phinxlog ORDER BY 1;
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'public.zonas'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum;

-- Ajustada antes de declararla, las recibe al declararla.
SELECT count(*) > 0 AS desactivada FROM nivel.desactivar();
CREATE TABLE suc0001.viejas (id int);
CREATE TABLE suc0002.viejas (id int);
INSERT INTO suc0001.phinxlog VALUES (8, 'M8', now(), now());
INSERT INTO suc0002.phinxlog VALUES (8, 'M8', now(), now());
SELECT count(*) > 0 AS activada FROM nivel.activar();
SELECT nivel.configurar('viejas', 2) \g /dev/null
SELECT estrategia, migraciones FROM nivel.ajustar('viejas', 1);
SELECT * FROM nivel.registrar_migracion(8, 'M8', 'CREATE TABLE viejas (id int)');
SELECT version, migration_name FROM public.phinxlog ORDER BY 1;

-- Lo que escribe phinx migrate --dry-run; y una columna que es de otro tipo que el que se dice.
SET nivel.captura = off;
CREATE TABLE suc0001.nueva (id int, a varchar(10), b int[]);
INSERT INTO suc0001.phinxlog VALUES (90, 'Nueva'), (91, 'Otra');
RESET nivel.captura;
SELECT nivel.configurar('nueva', 2) \g /dev/null
SELECT * FROM nivel.registrar_migracion(91, 'Otra', $$
 == 90 Nueva: migrating
CREATE TABLE nueva (id int);
 == 90 Nueva: migrated 0.0029s
$$);
SELECT * FROM nivel.registrar_migracion(90, 'Nueva', $$CREATE TABLE nueva (id int, a bytea, b int[])$$);
SELECT * FROM nivel.registrar_migracion(90, 'Nueva', $$Phinx by CakePHP - https://phinx.org.

using adapter pgsql

 == 90 Nueva: migrating
CREATE TABLE "suc0001"."nueva" ("id" SERIAL, "a" CHARACTER VARYING (10), b int[]);
INSERT INTO "suc0001"."phinxlog" ("version") VALUES (90);
 == 90 Nueva: migrated 0.0029s

All Done. Took 0.0117s
$$);
SELECT sentencia FROM nivel.bitacora WHERE entidad = 'nueva';
