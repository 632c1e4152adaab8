-- Lo que IF NOT EXISTS o IF EXISTS dejaron como estaba no se registra.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int);
CREATE INDEX cl_id ON suc0001.clientes (id);
CREATE SEQUENCE suc0001.sec;
SELECT max(id) AS desde FROM nivel.bitacora \gset
CREATE SCHEMA IF NOT EXISTS suc0001;
CREATE TABLE IF NOT EXISTS suc0001.clientes (id int, otra text);
CREATE TABLE IF NOT EXISTS suc0001.clientes AS SELECT 1;
CREATE INDEX IF NOT EXISTS cl_id ON suc0001.clientes (id);
CREATE SEQUENCE IF NOT EXISTS suc0001.sec;
DROP TABLE IF EXISTS suc0001.nada;
DROP INDEX IF EXISTS suc0001.nada;
ALTER TABLE IF EXISTS suc0001.nada RENAME TO nadie;
ALTER TABLE IF EXISTS suc0001.nada ADD COLUMN x int;
SELECT etiqueta, sentencia FROM nivel.bitacora WHERE id > :desde ORDER BY id;
-- Y lo que sí hizo algo, sí.
CREATE TABLE IF NOT EXISTS suc0001.zonas (id int);
SELECT entidad, efecto, sentencia FROM nivel.bitacora WHERE id > :desde ORDER BY id;
