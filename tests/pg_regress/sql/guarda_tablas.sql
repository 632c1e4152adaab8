-- Ni un superusuario cambia las tablas que solo se agregan, por descuido: ALTER, cambios de nombre y de esquema, herencia, reglas, políticas, disparadores.
\set SHOW_CONTEXT never
ALTER TABLE nivel.auditoria DISABLE TRIGGER nivel_fila;
\echo :SQLSTATE
\set VERBOSITY terse
ALTER TABLE nivel.auditoria DROP COLUMN mensaje;
ALTER TABLE nivel.auditoria RENAME TO otra;
ALTER TABLE nivel.auditoria RENAME COLUMN fase TO otra;
ALTER TABLE nivel.auditoria RENAME CONSTRAINT auditoria_pkey TO otra;
ALTER TABLE nivel.auditoria SET SCHEMA public;
ALTER TABLE nivel.auditoria SET UNLOGGED;
ALTER TABLE nivel.auditoria OWNER TO nivel_lector;
ALTER TABLE nivel.auditoria ENABLE ROW LEVEL SECURITY;
ALTER TABLE nivel.bitacora DISABLE TRIGGER ALL;
ALTER TABLE nivel.registro_phinx DISABLE TRIGGER USER;
ALTER TABLE nivel.sello DISABLE TRIGGER nivel_sentencia;
ALTER TABLE IF EXISTS ONLY nivel.bitacora ADD COLUMN otra int;
CREATE TABLE public.hija () INHERITS (nivel.auditoria);
CREATE TEMP TABLE hija () INHERITS (nivel.bitacora);
CREATE TABLE public.igual (LIKE nivel.auditoria);
ALTER TABLE public.igual INHERIT nivel.auditoria;
CREATE SCHEMA otro CREATE TABLE hija () INHERITS (nivel.sello);
CREATE POLICY p ON nivel.auditoria USING (false);
CREATE RULE r AS ON INSERT TO nivel.auditoria DO INSTEAD NOTHING;
CREATE TRIGGER t BEFORE INSERT ON nivel.auditoria FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
DROP TRIGGER nivel_fila ON nivel.auditoria;
DROP TRIGGER nivel_alta ON nivel.bitacora;
ALTER TRIGGER nivel_fila ON nivel.auditoria RENAME TO otra;
ALTER TRIGGER nivel_fila ON nivel.auditoria DEPENDS ON EXTENSION nivel;
ALTER SEQUENCE nivel.auditoria_id_seq RESTART;
CREATE OR REPLACE FUNCTION nivel._prohibir_cambios() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
ALTER FUNCTION nivel._prohibir_cambios() SECURITY DEFINER;
DROP TABLE nivel.auditoria CASCADE;
-- El camino de búsqueda, una función o el modo de réplica no cambian nada.
SET search_path = nivel;
ALTER TABLE auditoria DISABLE TRIGGER ALL;
CREATE OR REPLACE FUNCTION _exigir(respuesta jsonb) RETURNS jsonb LANGUAGE sql AS 'SELECT $1';
RESET search_path;
DO $$ BEGIN EXECUTE 'ALTER TABLE nivel.auditoria DISABLE TRIGGER ALL'; END $$;
SET session_replication_role = replica;
ALTER TABLE nivel.auditoria DISABLE TRIGGER ALL;
RESET session_replication_role;
SET nivel.captura = off;
ALTER TABLE nivel.auditoria DISABLE TRIGGER ALL;
RESET nivel.captura;
SELECT estado FROM nivel.diagnostico() WHERE control = 'guardas';
-- Lo que no le hace daño se puede.
ANALYZE nivel.auditoria;
REINDEX TABLE nivel.auditoria;
VACUUM nivel.auditoria;
COMMENT ON TABLE nivel.auditoria IS 'auditoría';
-- Y lo que se llama igual y es de otro, también; se registra como siempre.
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.auditoria (id int);
ALTER TABLE suc0001.auditoria RENAME COLUMN id TO otra;
CREATE TRIGGER t BEFORE UPDATE ON suc0001.auditoria FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
DROP TRIGGER t ON suc0001.auditoria;
SELECT etiqueta, sentencia FROM nivel.bitacora WHERE entidad = 'auditoria' ORDER BY id;
CREATE TEMP TABLE bitacora (id int);
ALTER TABLE bitacora ADD COLUMN otra int;
DROP TABLE bitacora;
