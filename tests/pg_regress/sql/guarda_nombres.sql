-- La guarda conoce lo suyo se diga como se diga: con la base, por search_path, como madre de una tabla foránea.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY terse
SELECT current_database() AS base \gset
CREATE OR REPLACE FUNCTION :base.nivel._desvios() RETURNS TABLE (objeto text, desvio text) LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$ SELECT 'x'::text, 'y'::text WHERE false $$;
CREATE OR REPLACE FUNCTION :base.nivel._prohibir_cambios() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$;
ALTER FUNCTION :base.nivel._desvios() COST 7;
ALTER FUNCTION :base.nivel._desvios() OWNER TO nivel_lector;
ALTER FUNCTION :base.nivel._desvios() SET SCHEMA public;
ALTER FUNCTION :base.nivel._desvios() RENAME TO otra;
SET search_path = public, nivel;
ALTER FUNCTION _desvios() COST 777;
ALTER FUNCTION _desvios() RENAME TO otra;
ALTER ROUTINE _desvios() RENAME TO otra;
-- Lo que se crea por search_path se crea en public, y es de quien lo crea.
CREATE OR REPLACE FUNCTION _desvios() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER FUNCTION _desvios() COST 7;
DROP FUNCTION public._desvios();
RESET search_path;
CREATE FOREIGN DATA WRAPPER prueba_guarda;
CREATE SERVER prueba_guarda FOREIGN DATA WRAPPER prueba_guarda;
CREATE FOREIGN TABLE public.hija () INHERITS (nivel.auditoria) SERVER prueba_guarda;
CREATE FOREIGN TABLE public.hija () INHERITS (nivel.configuracion) SERVER prueba_guarda;
DROP FOREIGN DATA WRAPPER prueba_guarda CASCADE;
SELECT control, estado, detalle FROM nivel.diagnostico() WHERE control = 'guardas';
-- Un índice que solo ayuda es de quien lo hizo; uno con el código de otro puede rechazar una fila.
CREATE INDEX de_prueba ON nivel.auditoria (accion);
CREATE INDEX de_patron ON nivel.bitacora (esquema text_pattern_ops);
ALTER INDEX nivel.de_prueba RENAME TO de_otra;
ALTER INDEX nivel.de_otra SET (fillfactor = 90);
DROP INDEX nivel.de_otra, nivel.de_patron;
CREATE FUNCTION public.comparar(text, text) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 0';
CREATE OPERATOR CLASS public.de_prueba FOR TYPE text USING btree AS
    OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 public.comparar(text, text);
CREATE INDEX de_prueba ON nivel.auditoria (accion public.de_prueba);
DROP OPERATOR FAMILY public.de_prueba USING btree;
DROP FUNCTION public.comparar(text, text);
DROP INDEX nivel.auditoria_pkey;
-- Cómo se guarda una tabla lo dice su DBA, y publicarla también; lo que una vista deja ver, no.
ALTER TABLE nivel.auditoria SET (autovacuum_vacuum_scale_factor = 0.01, toast.autovacuum_enabled = on), ALTER COLUMN accion SET STATISTICS 500;
ALTER TABLE nivel.auditoria ALTER COLUMN accion SET (n_distinct = 3);
ALTER TABLE nivel.bitacora CLUSTER ON bitacora_pkey;
ALTER TABLE nivel.bitacora SET WITHOUT CLUSTER;
SET client_min_messages = error;
CREATE PUBLICATION de_prueba FOR TABLES IN SCHEMA nivel;
RESET client_min_messages;
ALTER TABLE nivel.auditoria ALTER COLUMN mensaje SET STORAGE EXTERNAL, ALTER COLUMN mensaje SET COMPRESSION pglz;
ALTER TABLE nivel.auditoria SET TABLESPACE pg_default;
ALTER INDEX nivel.auditoria_pkey SET TABLESPACE pg_default;
ALTER INDEX nivel.auditoria_pkey SET (fillfactor = 80);
CREATE STATISTICS nivel.de_rol ON rol, accion FROM nivel.auditoria;
CREATE STATISTICS nivel.de_expresion ON (lower(rol)) FROM nivel.auditoria;
ALTER TABLE nivel.auditoria SET (autovacuum_enabled = off), ALTER COLUMN accion SET NOT NULL;
ALTER VIEW nivel.estado SET (security_invoker = true);
ALTER TABLE nivel.estado SET (security_barrier = true);
SELECT control, estado, detalle FROM nivel.diagnostico() WHERE control = 'guardas';
ALTER TABLE nivel.auditoria RESET (autovacuum_vacuum_scale_factor, toast.autovacuum_enabled);
DROP PUBLICATION de_prueba;
DROP STATISTICS nivel.de_rol;
ALTER INDEX nivel.auditoria_pkey RESET (fillfactor);
-- Lo que no depende de la sesión no cambia con ella; lo que apaga el registro se nombra.
SET extra_float_digits = -15;
SELECT control, estado, detalle FROM nivel.diagnostico() WHERE control = 'guardas';
RESET extra_float_digits;
CREATE DOMAIN nivel.de_prueba AS int[];
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'guardas';
DROP DOMAIN nivel.de_prueba;
CREATE ROLE regress_replica;
ALTER ROLE regress_replica IN DATABASE :base SET session_replication_role = replica;
SELECT estado, replace(detalle, current_database(), 'esta') FROM nivel.diagnostico() WHERE control = 'captura';
DROP ROLE regress_replica;
-- Quien tiene CREATEROLE no les quita el nombre a nuestros roles; y un superusuario puede, también cuando no los hay.
CREATE ROLE regress_crea_roles CREATEROLE;
SET ROLE regress_crea_roles;
ALTER ROLE nivel_administrador RENAME TO regress_otro_nombre;
ALTER ROLE nivel_lector RENAME TO regress_otro_nombre;
RESET ROLE;
BEGIN; SET LOCAL nivel.permitir_desmontaje = on; ALTER ROLE nivel_administrador RENAME TO regress_otro_nombre;
SELECT nivel.configurar('cualquiera', 2) IS NOT NULL;
ROLLBACK;
DROP ROLE regress_crea_roles;
