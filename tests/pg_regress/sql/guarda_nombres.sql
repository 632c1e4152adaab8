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
