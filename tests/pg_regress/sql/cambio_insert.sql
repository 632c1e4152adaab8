-- INSERT declara una entidad como nivel.configurar, si sus tablas no dicen otra cosa.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_cambio_insert IN ROLE nivel_administrador;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0001caja001;
CREATE TABLE public.monedas (id int);
CREATE TABLE suc0001.clientes (id int);
CREATE TABLE suc0002.clientes (id int);
CREATE TABLE public.clientes (id int);
CREATE TABLE suc0001caja001."Año d'or" (id int);
SET ROLE regress_cambio_insert;
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('sin_tablas', 3), ('monedas', 1);
INSERT INTO nivel.configuracion (entidad, nivel, niveles_permitidos) VALUES ('clientes', 2, '{2,1}') RETURNING nivel, niveles_permitidos, modificado_por = session_user AS por_mi;
DELETE FROM nivel.configuracion WHERE entidad = 'monedas';
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('monedas', 2);
\echo :SQLSTATE
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('Año d''or', 1);
\echo :SQLSTATE
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('Año d''or', 2);
\echo :SQLSTATE
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('Año d''or', 3);
-- Lo que no tiene sentido, con las palabras de nivel.configurar.
\set VERBOSITY terse
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('x', 4);
\echo :SQLSTATE
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('', 2);
\echo :SQLSTATE
INSERT INTO nivel.configuracion (entidad, nivel) VALUES (repeat('ñ', 32), 2);
\echo :SQLSTATE
INSERT INTO nivel.configuracion (entidad, nivel) VALUES (NULL, 2);
\echo :SQLSTATE
INSERT INTO nivel.configuracion (entidad, nivel, niveles_permitidos) VALUES ('x', 2, '{1,3}');
\echo :SQLSTATE
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('clientes', 2);
\echo :SQLSTATE
-- Todas o ninguna.
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('z', 2), ('monedas', 3);
INSERT INTO nivel.configuracion (entidad, nivel, modificado_por) VALUES ('z', 2, 'otro');
\echo :SQLSTATE
RESET ROLE;
SELECT entidad, nivel, niveles_permitidos FROM nivel.configuracion ORDER BY entidad;
SELECT accion, entidad, nivel_destino AS hasta, resultado, sqlstate, rol FROM nivel.historial WHERE accion <> 'activar' ORDER BY momento, entidad;
DROP ROLE regress_cambio_insert;
