-- activar() se puede repetir, repone lo que falte, y desactivar() lo deshace sin tocar la bitácora.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint, migration_name text, start_time timestamp, end_time timestamp, breakpoint boolean);
SELECT accion, replace(detalle, current_database(), 'BASE') AS detalle FROM nivel.activar();
-- Alguien quitó una parte.
DROP EVENT TRIGGER nivel_fin;
ALTER EVENT TRIGGER nivel_borrado DISABLE;
DROP TRIGGER nivel_phinx ON suc0001.phinxlog;
SELECT accion, replace(detalle, current_database(), 'BASE') AS detalle FROM nivel.activar();
SELECT evtname, evtevent, evtenabled FROM pg_event_trigger ORDER BY 1;
-- Lo que ya se precargaba se conserva.
SELECT format('ALTER DATABASE %I SET session_preload_libraries = auto_explain', current_database()) \gexec
SELECT accion, replace(detalle, current_database(), 'BASE') AS detalle FROM nivel.activar() WHERE detalle LIKE 'session%';
SELECT setconfig FROM pg_db_role_setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database());
SELECT accion, replace(detalle, current_database(), 'BASE') AS detalle FROM nivel.desactivar();
SELECT setconfig FROM pg_db_role_setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database());
SELECT count(*) FROM pg_event_trigger;
CREATE TABLE suc0001.clientes (id int);
INSERT INTO suc0001.phinxlog VALUES (1, 'Uno', now(), now(), false);
SELECT count(*) FILTER (WHERE entidad = 'clientes') AS clientes, count(*) > 0 AS queda FROM nivel.bitacora;
SELECT * FROM nivel.desactivar();
-- Nada de lo que hace activar() o desactivar() es DDL de una sucursal.
SELECT entidad, sentencia FROM nivel.bitacora WHERE sentencia LIKE '%nivel_phinx%' ORDER BY id;
-- Y no es para cualquiera.
\set VERBOSITY terse
CREATE ROLE regress_captura_activar;
GRANT USAGE ON SCHEMA nivel TO regress_captura_activar;
SET ROLE regress_captura_activar;
SELECT * FROM nivel.activar();
SELECT * FROM nivel.desactivar();
RESET ROLE;
DROP OWNED BY regress_captura_activar;
DROP ROLE regress_captura_activar;
