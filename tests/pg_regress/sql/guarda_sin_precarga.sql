-- Sin precarga, la primera sentencia de una sesión llega antes que la biblioteca: la guarda la detiene igual.
\pset format unaligned
\set VERBOSITY terse
SELECT current_database() AS base \gset
ALTER DATABASE :"base" RESET session_preload_libraries;
\c -
ALTER TABLE nivel.auditoria DISABLE TRIGGER ALL;
\c -
ALTER TABLE nivel.auditoria RENAME TO otra;
\c -
ALTER TABLE nivel.auditoria SET SCHEMA public;
\c -
ALTER TABLE nivel.auditoria RENAME COLUMN fase TO otra;
\c -
CREATE TABLE public.hija () INHERITS (nivel.bitacora);
\c -
CREATE TEMP TABLE hija () INHERITS (nivel.bitacora);
\c -
CREATE SCHEMA otro CREATE TABLE hija () INHERITS (nivel.sello);
\c -
CREATE RULE r AS ON INSERT TO nivel.auditoria DO INSTEAD NOTHING;
\c -
CREATE POLICY p ON nivel.auditoria USING (false);
\c -
DROP TRIGGER nivel_fila ON nivel.auditoria;
\c -
ALTER TRIGGER nivel_fila ON nivel.auditoria RENAME TO otra;
\c -
ALTER SEQUENCE nivel.bitacora_id_seq RESTART;
\c -
CREATE OR REPLACE FUNCTION nivel._prohibir_cambios() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
\c -
ALTER EXTENSION nivel DROP TABLE nivel.auditoria;
\c -
DROP EXTENSION nivel CASCADE;
\c -
DROP EXTENSION plpgsql CASCADE;
\c -
DROP SCHEMA nivel CASCADE;
\c -
ALTER SCHEMA nivel RENAME TO otro;
\c -
DROP OWNED BY CURRENT_USER CASCADE;
\c -
SELECT control, estado FROM nivel.diagnostico() WHERE control IN ('captura', 'guardas');
SELECT count(*) FROM pg_class WHERE relname IN ('hija', 'otra');
