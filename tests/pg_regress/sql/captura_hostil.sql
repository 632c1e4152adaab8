-- Funciones, operadores y tablas que hacen sombra en el search_path de quien ejecuta no engañan ni rompen al registro.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_captura_hostil;
CREATE SCHEMA suc0001 AUTHORIZATION regress_captura_hostil;
CREATE SCHEMA trampa AUTHORIZATION regress_captura_hostil;
SET ROLE regress_captura_hostil;
CREATE TABLE trampa.quien (rol name);
CREATE FUNCTION trampa.morder() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO trampa.quien VALUES (current_user);
    RAISE 'mordido';
END $$;
CREATE FUNCTION trampa.igual(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT trampa.morder()';
CREATE FUNCTION trampa.igual(name, text) RETURNS boolean LANGUAGE sql AS 'SELECT trampa.morder()';
CREATE FUNCTION trampa.igual(name, name) RETURNS boolean LANGUAGE sql AS 'SELECT trampa.morder()';
CREATE OPERATOR trampa.= (LEFTARG = text, RIGHTARG = text, FUNCTION = trampa.igual);
CREATE OPERATOR trampa.= (LEFTARG = name, RIGHTARG = name, FUNCTION = trampa.igual);
CREATE OPERATOR trampa.~ (LEFTARG = name, RIGHTARG = text, FUNCTION = trampa.igual);
CREATE OPERATOR trampa.~ (LEFTARG = text, RIGHTARG = text, FUNCTION = trampa.igual);
CREATE FUNCTION trampa.json_agg(json) RETURNS json LANGUAGE sql AS 'SELECT to_json(trampa.morder())';
CREATE FUNCTION trampa.pg_current_xact_id() RETURNS xid8 LANGUAGE sql AS $$SELECT trampa.morder()::text::xid8$$;
CREATE FUNCTION trampa.pg_event_trigger_ddl_commands() RETURNS void LANGUAGE sql AS 'SELECT trampa.morder()';
CREATE VIEW trampa.pg_class AS SELECT trampa.morder();
CREATE VIEW trampa.pg_trigger AS SELECT trampa.morder();
CREATE DOMAIN trampa.text AS pg_catalog.text CHECK (trampa.morder());
CREATE TEMP VIEW pg_namespace AS SELECT trampa.morder();
CREATE TEMP VIEW pg_class AS SELECT trampa.morder();
SET search_path = pg_temp, trampa, pg_catalog, suc0001;
CREATE TABLE suc0001.phinxlog (version bigint, migration_name pg_catalog.text, start_time timestamp, end_time timestamp, breakpoint boolean);
CREATE TABLE suc0001.clientes (id int);
CREATE INDEX cl_id ON suc0001.clientes (id);
GRANT SELECT ON suc0001.clientes TO PUBLIC;
INSERT INTO suc0001.phinxlog VALUES (1, 'Uno', now(), now(), false);
DROP INDEX suc0001.cl_id;
DROP TABLE suc0001.clientes;
-- La trampa muerde a quien no se cuida.
SELECT 'a'::pg_catalog.text = 'a'::pg_catalog.text;
RESET search_path;
SELECT * FROM trampa.quien;
RESET ROLE;
SELECT esquema, entidad, etiqueta, migracion FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id;
SET client_min_messages = warning;
DROP OWNED BY regress_captura_hostil CASCADE;
DROP ROLE regress_captura_hostil;
