-- Lo que no se sabe copiar del catálogo se nombra; hecho a mano en el esquema nuevo, completar hace el resto.
\pset format unaligned
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA suc0001;
CREATE FUNCTION suc0001.menor(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($2, $1)';
CREATE OPERATOR CLASS suc0001.al_reves FOR TYPE int USING btree AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 suc0001.menor(int, int);
CREATE TABLE suc0001.zonas (id int);
CREATE INDEX zonas_al_reves ON suc0001.zonas (id suc0001.al_reves);
CREATE FOREIGN DATA WRAPPER alta_no_copiable;
CREATE SERVER alta_no_copiable FOREIGN DATA WRAPPER alta_no_copiable;
CREATE FOREIGN TABLE suc0001.remota (a int) SERVER alta_no_copiable;
SELECT nivel.alta_sucursal('suc0002');
\echo :SQLSTATE
CREATE SCHEMA suc0002;
CREATE FUNCTION suc0002.menor(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp($2, $1)';
CREATE OPERATOR CLASS suc0002.al_reves FOR TYPE int USING btree AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 suc0002.menor(int, int);
SELECT nivel.completar_sucursal('suc0002');
\echo :SQLSTATE
CREATE FOREIGN TABLE suc0002.remota (a int) SERVER alta_no_copiable;
SELECT mensaje, tablas FROM nivel.completar_sucursal('suc0002');
SELECT indexdef FROM pg_indexes WHERE schemaname = 'suc0002';
-- lo que es de una extensión no se copia, y si algo lo usa, se nombra
CREATE SCHEMA suc0009;
CREATE EXTENSION citext SCHEMA suc0009;
CREATE TABLE suc0009.rubros (id int);
DROP SCHEMA suc0001, suc0002 CASCADE;
SELECT tablas FROM nivel.alta_sucursal('suc0003');
SELECT count(*) FROM pg_proc WHERE pronamespace = 'suc0003'::regnamespace;
ALTER TABLE suc0009.rubros ADD nombre suc0009.citext;
SELECT nivel.alta_sucursal('suc0004', referencia => 'suc0009');
\echo :SQLSTATE
