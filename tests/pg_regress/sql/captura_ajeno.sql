-- Tablas temporales y esquemas que no son de sucursal: nada se registra.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int);
SELECT max(id) AS desde FROM nivel.bitacora \gset
CREATE TEMP TABLE clientes (id serial PRIMARY KEY);
CREATE INDEX ON clientes (id);
ALTER TABLE pg_temp.clientes ADD COLUMN x int;
COMMENT ON TABLE pg_temp.clientes IS 'temporal';
DROP TABLE pg_temp.clientes;
CREATE TEMP TABLE t AS SELECT 1 AS x;
SELECT 2 AS x INTO TEMP t2;
CREATE TABLE pg_temp.t3 (id int);
CREATE SCHEMA archivo;
CREATE TABLE archivo.notas (id serial PRIMARY KEY);
CREATE INDEX ON archivo.notas (id);
CREATE FUNCTION archivo.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TYPE archivo.e AS ENUM ('a');
GRANT SELECT ON archivo.notas TO PUBLIC;
CREATE TABLE public.monedas (id int);
DROP SCHEMA archivo CASCADE;
DROP TABLE public.monedas;
-- Se parece a una sucursal, y no lo es.
CREATE SCHEMA suc00012;
CREATE TABLE suc00012.clientes (id int);
CREATE SCHEMA "Suc0001";
CREATE TABLE "Suc0001".zonas (id int);
-- Esto sí: el registro está encendido.
CREATE TABLE suc0001.testigo (id int);
SELECT esquema, entidad, sentencia FROM nivel.bitacora WHERE id > :desde ORDER BY id;
