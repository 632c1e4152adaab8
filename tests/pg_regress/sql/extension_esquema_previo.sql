-- Un esquema nivel que ya estaba: vacío y de un superusuario sirve; con objetos, de otro, o donde otro pueda crear, no.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_extension_intruso;
SET nivel.permitir_desmontaje = on;
SELECT count(*) > 0 AS desactivada FROM nivel.desactivar();
DROP EXTENSION nivel;
DROP SCHEMA nivel;
-- Suyo.
CREATE SCHEMA nivel AUTHORIZATION regress_extension_intruso;
CREATE EXTENSION nivel;
\set VERBOSITY terse
ALTER SCHEMA nivel OWNER TO CURRENT_USER;
-- Con algo dentro: una función del mismo nombre y con tipos más cercanos se llamaría en lugar de la nuestra, como superusuario.
GRANT CREATE ON SCHEMA nivel TO regress_extension_intruso;
SET ROLE regress_extension_intruso;
CREATE FUNCTION nivel._interesa(name, name) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'ALTER ROLE regress_extension_intruso SUPERUSER'; RETURN true; END $$;
RESET ROLE;
CREATE EXTENSION nivel;
REVOKE CREATE ON SCHEMA nivel FROM regress_extension_intruso;
CREATE EXTENSION nivel;
DROP FUNCTION nivel._interesa(name, name);
-- Cualquier objeto: un operador, un tipo, una vista, una tabla de las nuestras.
CREATE OPERATOR nivel.= (LEFTARG = text, RIGHTARG = name, FUNCTION = texteqname);
CREATE EXTENSION nivel;
DROP OPERATOR nivel.= (text, name);
CREATE DOMAIN nivel.text AS pg_catalog.text;
CREATE EXTENSION nivel;
DROP DOMAIN nivel.text;
CREATE VIEW nivel.pg_class AS SELECT 1 AS oid;
CREATE EXTENSION nivel;
DROP VIEW nivel.pg_class;
CREATE TABLE nivel.auditoria (id int);
CREATE EXTENSION nivel;
DROP TABLE nivel.auditoria;
-- Vacío, pero otro puede crear en él mientras se instala.
GRANT CREATE ON SCHEMA nivel TO PUBLIC;
CREATE EXTENSION nivel;
REVOKE CREATE ON SCHEMA nivel FROM PUBLIC;
SELECT count(*) FROM pg_extension WHERE extname = 'nivel';
-- Vacío y propio, con derechos de uso: los de la instalación reemplazan a los que tenía.
GRANT USAGE ON SCHEMA nivel TO regress_extension_intruso WITH GRANT OPTION;
-- Lo que hay en el camino de quien instala no cuenta.
CREATE SCHEMA trampa;
CREATE FUNCTION trampa.morder(text, text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'mordido'; END $$;
CREATE OPERATOR trampa.= (LEFTARG = text, RIGHTARG = text, FUNCTION = trampa.morder);
CREATE OPERATOR trampa.<> (LEFTARG = text, RIGHTARG = text, FUNCTION = trampa.morder);
CREATE FUNCTION trampa.clock_timestamp() RETURNS timestamptz LANGUAGE plpgsql AS $$ BEGIN RAISE 'mordido'; END $$;
CREATE FUNCTION trampa.format(text, VARIADIC text[]) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE 'mordido'; END $$;
CREATE TEMP TABLE pg_roles (rolname name);
CREATE TEMP TABLE pg_extension (extname name);
SET search_path = pg_temp, trampa, pg_catalog;
CREATE EXTENSION nivel;
RESET search_path;
DROP TABLE pg_temp.pg_roles, pg_temp.pg_extension;
SELECT count(*) > 0 AS activada FROM nivel.activar();
SELECT grantee::regrole FROM pg_namespace n, aclexplode(n.nspacl) WHERE nspname = 'nivel' AND grantee NOT IN (0, n.nspowner);
SELECT control, estado FROM nivel.diagnostico() WHERE estado <> 'bien';
-- Todo lo que es de la extensión está en su esquema.
SELECT i.identity FROM pg_depend d, pg_identify_object(d.classid, d.objid, 0) i
WHERE d.refclassid = 'pg_extension'::regclass AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'nivel') AND d.deptype = 'e'
  AND i.schema IS DISTINCT FROM 'nivel';
DROP ROLE regress_extension_intruso;
