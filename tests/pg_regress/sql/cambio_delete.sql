-- DELETE olvida una entidad que no tiene copias; la historia queda. Con copias se rechaza: nadie las vería más.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_cambio_delete IN ROLE nivel_administrador;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0001caja001;
CREATE TABLE public.clientes (id int);
CREATE TABLE suc0001.clientes (id int);
CREATE TABLE suc0001caja001.clientes (id int);
CREATE TABLE public.monedas (id int);
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('clientes', 2), ('monedas', 1), ('sin_tablas', 3);
SET ROLE regress_cambio_delete;
DELETE FROM nivel.configuracion WHERE entidad = 'clientes';
\echo :SQLSTATE
\set VERBOSITY terse
DELETE FROM nivel.configuracion;
\echo :SQLSTATE
DELETE FROM nivel.configuracion WHERE entidad IN ('monedas', 'sin_tablas') RETURNING entidad;
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'clientes';
DELETE FROM nivel.configuracion WHERE entidad = 'clientes';
DELETE FROM nivel.configuracion WHERE entidad = 'nohay';
TRUNCATE nivel.configuracion;
\echo :SQLSTATE
RESET ROLE;
SELECT count(*) FROM nivel.configuracion;
SELECT accion, entidad, nivel_origen AS desde, resultado, sqlstate, detalle #> '{anterior,nivel}' AS nivel FROM nivel.historial
WHERE accion = 'DELETE' ORDER BY momento, entidad;
DROP ROLE regress_cambio_delete;
