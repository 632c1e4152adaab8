-- DROP TABLE: una fila por tabla; CASCADE nombra lo que arrastró en otras.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.a (id serial PRIMARY KEY, n text);
CREATE TABLE suc0001.b (id int);
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (id int, zona_id int CONSTRAINT fk REFERENCES suc0001.zonas (id));
CREATE VIEW suc0001.v AS SELECT id FROM suc0001.zonas;
SELECT max(id) AS desde FROM nivel.bitacora \gset
DROP TABLE suc0001.a, suc0001.b;
DROP TABLE IF EXISTS suc0001.no_existe;
SET client_min_messages = warning;
DROP TABLE suc0001.zonas CASCADE;
RESET client_min_messages;
SELECT entidad, objeto, clase, efecto, sentencia FROM nivel.bitacora WHERE id > :desde ORDER BY sentencia, objeto;
