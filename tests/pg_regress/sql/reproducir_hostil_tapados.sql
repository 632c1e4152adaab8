-- Funciones y operadores del dueño con nombres del sistema, delante en el search_path de quien ajusta y en el registrado.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE reproducir_hostil_tapados;
GRANT CREATE ON SCHEMA public TO reproducir_hostil_tapados;
CREATE SCHEMA suc0001 AUTHORIZATION reproducir_hostil_tapados;
SET ROLE reproducir_hostil_tapados;
CREATE TABLE suc0001.rastro (quien text, super boolean);
CREATE FUNCTION suc0001.tapar(quien text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO suc0001.rastro SELECT quien, r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname OPERATOR(pg_catalog.=) current_user;
    RETURN true;
END
$$;
CREATE FUNCTION suc0001.now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT pg_catalog.now() WHERE suc0001.tapar($$now$$)';
CREATE FUNCTION suc0001.format(text, VARIADIC text[]) RETURNS text LANGUAGE sql AS 'SELECT $1 WHERE suc0001.tapar($$format$$)';
CREATE FUNCTION suc0001.quote_ident(text) RETURNS text LANGUAGE sql AS 'SELECT $1 WHERE suc0001.tapar($$quote_ident$$)';
CREATE FUNCTION suc0001.igual(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT suc0001.tapar($$igual$$)';
CREATE FUNCTION suc0001.igual(name, name) RETURNS boolean LANGUAGE sql AS 'SELECT suc0001.tapar($$igual$$)';
CREATE FUNCTION suc0001.igual(oid, oid) RETURNS boolean LANGUAGE sql AS 'SELECT suc0001.tapar($$igual$$)';
CREATE OPERATOR suc0001.= (LEFTARG = text, RIGHTARG = text, FUNCTION = suc0001.igual);
CREATE OPERATOR suc0001.= (LEFTARG = name, RIGHTARG = name, FUNCTION = suc0001.igual);
CREATE OPERATOR suc0001.= (LEFTARG = oid, RIGHTARG = oid, FUNCTION = suc0001.igual);
-- Lo registrado resuelve a lo suyo.
SET search_path = suc0001, pg_catalog;
CREATE TABLE zonas (id int, alta timestamptz DEFAULT now());
RESET search_path;
CREATE TABLE suc0001.rutas (id serial PRIMARY KEY, nombre text DEFAULT 'x' CHECK (nombre <> ''));
RESET ROLE;
TRUNCATE suc0001.rastro;
SET search_path = suc0001, public, pg_catalog;
SELECT pg_catalog.count(*) FROM nivel.previsualizar('rutas', 1) WHERE tipo OPERATOR(pg_catalog.=) 'impedimento';
SELECT resultado FROM nivel.ajustar('rutas', 1);
SELECT resultado FROM nivel.ajustar('zonas', 1);
RESET search_path;
\d public.rutas
\d public.zonas
SELECT DISTINCT quien, super FROM suc0001.rastro ORDER BY 1;
SET client_min_messages = error;
DROP OWNED BY reproducir_hostil_tapados CASCADE;
DROP ROLE reproducir_hostil_tapados;
