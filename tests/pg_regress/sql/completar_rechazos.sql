-- Lo que no se puede completar: lo que no es una sucursal, lo dado de baja, lo que no existe, sin otra de la que copiar, lo que tiene algo distinto en el camino.
\pset format unaligned
\set SHOW_CONTEXT never
SELECT nivel.completar_sucursal(NULL);
\echo :SQLSTATE
SELECT nivel.completar_sucursal('suc0001');
\echo :SQLSTATE
CREATE SCHEMA suc0001;
CREATE TYPE suc0001.franja AS RANGE (subtype = int);
CREATE DOMAIN suc0001.importe AS numeric;
CREATE SEQUENCE suc0001.numerador;
CREATE FUNCTION suc0001.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE suc0001.zonas (id int DEFAULT nextval('suc0001.numerador'), total suc0001.importe, f int DEFAULT suc0001.f());
CREATE TABLE suc0001.rubros (id int PRIMARY KEY);
SELECT nivel.completar_sucursal('suc0001');
\echo :SQLSTATE
CREATE SCHEMA suc0002;
SELECT nivel.completar_sucursal('suc0002', 'suc0009');
\echo :SQLSTATE
SELECT nivel.baja_sucursal('suc0002');
SELECT nivel.completar_sucursal('suc0002');
\echo :SQLSTATE
SELECT nivel.registrar_sucursal('suc0002');
SELECT nivel.registrar_sucursal('suc0001');
CREATE SCHEMA central;
SELECT nivel.registrar_sucursal('central');
DROP SCHEMA central;
SELECT nivel.completar_sucursal('central');
\echo :SQLSTATE
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'sucursales';
-- tiene otra cosa de ese nombre: una secuencia, un dominio, una función
CREATE SEQUENCE suc0002.numerador INCREMENT 2;
SELECT nivel.completar_sucursal('suc0002');
\echo :SQLSTATE
ALTER SEQUENCE suc0002.numerador INCREMENT 1;
CREATE DOMAIN suc0002.importe AS numeric CHECK (VALUE > 0);
SELECT nivel.completar_sucursal('suc0002');
\echo :SQLSTATE
ALTER DOMAIN suc0002.importe DROP CONSTRAINT importe_check;
CREATE FUNCTION suc0002.f() RETURNS int LANGUAGE sql AS 'SELECT 2';
SELECT nivel.completar_sucursal('suc0002');
\echo :SQLSTATE
CREATE OR REPLACE FUNCTION suc0002.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- el nombre de un índice tomado
CREATE TABLE suc0002.otra (a int);
CREATE INDEX rubros_pkey ON suc0002.otra (a);
SELECT nivel.completar_sucursal('suc0002');
\echo :SQLSTATE
DROP TABLE suc0002.otra;
-- una vista en el lugar de la tabla
CREATE VIEW suc0002.rubros AS SELECT 1 AS id;
SELECT nivel.completar_sucursal('suc0002');
\echo :SQLSTATE
DROP VIEW suc0002.rubros;
SELECT mensaje, tablas FROM nivel.completar_sucursal('suc0002');
SELECT relname, relkind FROM pg_class WHERE relnamespace = 'suc0002'::regnamespace AND relkind <> 'i' ORDER BY 1;
SELECT count(*) FROM pg_namespace WHERE nspname ~ '^nivel_';
