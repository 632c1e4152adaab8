-- DDL sin esquema: se atribuye al esquema en el que tuvo efecto.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE public.monedas (id int);
CREATE TABLE suc0002.solo_en_dos (id int);
SET search_path = "suc0001", "$user", public;
CREATE TABLE clientes (id int);
ALTER TABLE clientes ADD COLUMN nombre text;
CREATE INDEX ON clientes (nombre);
-- Resuelve a public, que no es de una sucursal.
ALTER TABLE monedas ADD COLUMN nombre text;
SET search_path = suc0001, suc0002;
ALTER TABLE solo_en_dos ADD COLUMN x int;
DROP TABLE clientes;
SELECT esquema, entidad, search_path, sentencia FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id;
