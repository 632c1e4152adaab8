-- What the real 0.1.0 was given before pg_dump wrote base-0.1.0.sql: psql without ON_ERROR_STOP, for some of it is refused.
CREATE ROLE nivel_prueba_ajena LOGIN;
CREATE EXTENSION nivel;
SELECT * FROM nivel.activar();
\c -
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0001caja001;
CREATE SCHEMA "Central ""vieja""";
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0002.phinxlog (LIKE suc0001.phinxlog INCLUDING ALL);
-- Phinx from 0.14 on: the row before COMMIT
BEGIN; CREATE TABLE suc0001.zonas (id serial PRIMARY KEY, nombre text NOT NULL DEFAULT 'ñandú'); INSERT INTO suc0001.phinxlog VALUES (20240101120000, 'CrearZonas', now(), now()); COMMIT;
BEGIN; CREATE TABLE suc0002.zonas (id serial PRIMARY KEY, nombre text NOT NULL DEFAULT 'ñandú'); INSERT INTO suc0002.phinxlog VALUES (20240101120000, 'CrearZonas', now(), now()); COMMIT;
-- up to 0.13: after it
CREATE TABLE suc0001.clientes (id serial PRIMARY KEY, nombre text, zona int REFERENCES suc0001.zonas);
INSERT INTO suc0001.phinxlog VALUES (20240102120000, 'CrearClientes', now(), now());
CREATE TABLE suc0002.clientes (id serial PRIMARY KEY, nombre text, zona int REFERENCES suc0002.zonas);
INSERT INTO suc0002.phinxlog VALUES (20240102120000, 'CrearClientes', now(), now());
CREATE TABLE suc0001.rubros (id int);
INSERT INTO suc0001.phinxlog VALUES (20240103120000, 'CrearRubros', now(), now());
DROP TABLE suc0001.rubros;
DELETE FROM suc0001.phinxlog WHERE version = 20240103120000;
-- older than the recording, moved: no version
SET nivel.captura = off; CREATE TABLE suc0001.marcas (id int PRIMARY KEY); CREATE TABLE suc0002.marcas (id int PRIMARY KEY); RESET nivel.captura;
DO $$ BEGIN EXECUTE 'CREATE TYPE suc0001.tono AS ENUM (''claro'', ''oscuro'')'; END $$;
ALTER TABLE suc0001.clientes ADD COLUMN alta date; ALTER TABLE suc0002.clientes ADD COLUMN alta date;
INSERT INTO suc0002.clientes (nombre) VALUES ('Ana');
ALTER TABLE suc0002.phinxlog ENABLE ALWAYS TRIGGER nivel_phinx;
SELECT nivel.registrar_sucursal('Central "vieja"');
SELECT nivel.baja_sucursal('Central "vieja"');
SELECT nivel.configurar('zonas', 2);
SELECT nivel.configurar('clientes', 2, '{1,2}');
SELECT nivel.configurar('marcas', 2);
SELECT nivel.configurar('monedas', 1);
SET nivel.usuario = 'jperez';
SELECT nivel.ajustar('clientes', 1);
SELECT nivel.ajustar('no_existe', 1);
BEGIN; SELECT nivel.ajustar('marcas', 1); ROLLBACK;
BEGIN; SAVEPOINT s; SELECT nivel.ajustar('marcas', 1); ROLLBACK TO s; COMMIT;
SELECT nivel.ajustar('marcas', 1, 'conservar');
SET ROLE nivel_prueba_ajena;
SELECT nivel.ajustar('zonas', 1);
RESET ROLE;
SELECT nivel.ajustar('zonas', 1);
-- what the DBA of this database has arranged
GRANT SELECT ON nivel.intentos, nivel.auditoria TO nivel_prueba_ajena;
GRANT SELECT (entidad, nivel) ON nivel.configuracion TO nivel_prueba_ajena WITH GRANT OPTION;
GRANT EXECUTE ON FUNCTION nivel.diagnostico() TO nivel_prueba_ajena;
REVOKE EXECUTE ON FUNCTION nivel.baja_sucursal(text) FROM PUBLIC;
REVOKE SELECT ON nivel.bitacora FROM nivel_lector;
ALTER EVENT TRIGGER nivel_fin ENABLE ALWAYS;
CREATE INDEX auditoria_del_dba ON nivel.auditoria (momento);
CREATE PUBLICATION registro FOR TABLE nivel.auditoria, nivel.bitacora;
CREATE VIEW public.niveles AS SELECT entidad, nivel FROM nivel.configuracion;
