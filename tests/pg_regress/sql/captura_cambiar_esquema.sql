-- SET SCHEMA: entre sucursales, hacia una sucursal y fuera de ella; lo que se va también se registra.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA archivo;
CREATE TABLE suc0001.clientes (id int);
CREATE TABLE archivo.zonas (id int);
SELECT max(id) AS desde FROM nivel.bitacora \gset
ALTER TABLE suc0001.clientes SET SCHEMA suc0002;
ALTER TABLE archivo.zonas SET SCHEMA suc0001;
ALTER TABLE suc0001.zonas SET SCHEMA archivo;
ALTER TABLE archivo.zonas SET SCHEMA public;
SELECT esquema, entidad, esquema_anterior, entidad_anterior, efecto, sentencia FROM nivel.bitacora WHERE id > :desde ORDER BY id;
