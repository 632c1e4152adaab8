-- Lo que declara un administrador lo escribió él: no se reproduce con los derechos del dueño de las copias.
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET client_min_messages = warning;
\pset format unaligned
CREATE ROLE regress_declara; GRANT nivel_administrador TO regress_declara; CREATE SCHEMA suyo AUTHORIZATION regress_declara;
SET nivel.captura = off;
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0002.phinxlog (LIKE suc0001.phinxlog INCLUDING ALL);
CREATE TABLE suc0001.monedas (id int); CREATE TABLE suc0002.monedas (id int);
INSERT INTO suc0001.phinxlog VALUES (5, 'A'); INSERT INTO suc0002.phinxlog VALUES (5, 'A');
RESET nivel.captura;
SET SESSION AUTHORIZATION regress_declara;
CREATE SEQUENCE suyo.como_otro;
CREATE FUNCTION suyo.anotar() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN IF current_user <> 'regress_declara' THEN PERFORM setval('suyo.como_otro', 99); END IF; RETURN true; END $$;
CREATE DOMAIN suyo.dom AS int CHECK (suyo.anotar());
SELECT nivel.configurar('monedas', 2) \g /dev/null
SELECT * FROM nivel.registrar_migracion(5, 'A', $$CREATE TABLE monedas (id int);
ALTER TABLE monedas ALTER COLUMN id SET DEFAULT ('{1}'::suyo.dom[])[1];
ALTER TABLE monedas ALTER COLUMN id DROP DEFAULT;$$);
SELECT tipo, mensaje, detalle ->> 'estrategia' AS estrategia FROM nivel.previsualizar('monedas', 1) WHERE tipo IN ('estructura', 'impedimento');
SELECT resultado, estrategia, migraciones FROM nivel.ajustar('monedas', 1);
RESET SESSION AUTHORIZATION;
SELECT DISTINCT rol, origen FROM nivel.bitacora WHERE origen = 'manual';
SELECT is_called FROM suyo.como_otro;
DROP OWNED BY regress_declara CASCADE;
DROP ROLE regress_declara;
