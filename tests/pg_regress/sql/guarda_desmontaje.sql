-- Lo que se llevaría la auditoría se rechaza antes de empezar, salvo que un superusuario lo diga en esa sesión; entonces
-- DROP EXTENSION funciona y deja las tablas del cliente.
\pset format unaligned
\set SHOW_CONTEXT never
SELECT current_database() AS base \gset
CREATE ROLE regress_guarda_duenio SUPERUSER;
CREATE ROLE regress_guarda_nadie;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.configurar('zonas', 2);
DROP EXTENSION nivel CASCADE;
\set VERBOSITY terse
DROP EXTENSION IF EXISTS nivel;
DROP EXTENSION plpgsql CASCADE;
DROP SCHEMA nivel CASCADE;
DROP SCHEMA suc0001, nivel CASCADE;
ALTER SCHEMA nivel RENAME TO otro;
ALTER SCHEMA nivel OWNER TO regress_guarda_nadie;
ALTER EXTENSION nivel DROP TABLE nivel.auditoria;
DROP OWNED BY CURRENT_USER CASCADE;
REASSIGN OWNED BY CURRENT_USER TO regress_guarda_nadie;
-- Lo que no es suyo no la toca.
DROP OWNED BY regress_guarda_nadie;
CREATE SCHEMA aparte;
DROP SCHEMA aparte;
-- Solo con SET, y solo un superusuario.
ALTER SYSTEM SET nivel.permitir_desmontaje = on;
ALTER DATABASE :"base" SET nivel.permitir_desmontaje = on;
ALTER ROLE regress_guarda_nadie SET nivel.permitir_desmontaje = on;
CREATE FUNCTION public.puerta() RETURNS void LANGUAGE sql SET nivel.permitir_desmontaje = on AS '';
SET ROLE regress_guarda_nadie;
SET nivel.permitir_desmontaje = on;
RESET ROLE;
BEGIN;
SET LOCAL nivel.permitir_desmontaje = on;
ALTER TABLE nivel.auditoria DISABLE TRIGGER nivel_fila;
ROLLBACK;
ALTER TABLE nivel.auditoria DISABLE TRIGGER nivel_fila;
SET nivel.permitir_desmontaje = on;
SELECT count(*) AS quitados FROM nivel.desactivar() WHERE accion = 'quitado';
DROP EXTENSION nivel;
DROP SCHEMA nivel;
SELECT to_regclass('suc0001.zonas'), to_regclass('nivel.auditoria');
-- Se puede volver a instalar, y la guarda con ella: también contra lo que alcance a su dueño.
SET ROLE regress_guarda_duenio;
CREATE EXTENSION nivel;
SELECT count(*) > 0 AS activada FROM nivel.activar();
RESET ROLE;
RESET nivel.permitir_desmontaje;
DROP EXTENSION nivel CASCADE;
DROP OWNED BY regress_guarda_nadie, regress_guarda_duenio CASCADE;
REASSIGN OWNED BY regress_guarda_duenio TO regress_guarda_nadie;
SELECT to_regclass('nivel.auditoria');
SET nivel.permitir_desmontaje = on;
SELECT count(*) AS quitados FROM nivel.desactivar() WHERE accion = 'quitado';
DROP EXTENSION nivel;
DROP OWNED BY regress_guarda_duenio;
DROP ROLE regress_guarda_duenio, regress_guarda_nadie;
