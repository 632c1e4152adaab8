-- El esquema de una sucursal: crearlo con objetos adentro, renombrarlo, borrarlo.
\pset format unaligned
CREATE SCHEMA suc0001
    CREATE TABLE clientes (id serial PRIMARY KEY)
    CREATE VIEW v AS SELECT id FROM clientes;
SELECT esquema, entidad, clase, etiqueta, efecto FROM nivel.bitacora ORDER BY clase;
SELECT max(id) AS desde FROM nivel.bitacora \gset
ALTER SCHEMA suc0001 RENAME TO suc0002;
ALTER SCHEMA suc0002 RENAME TO viejo;
ALTER SCHEMA viejo RENAME TO suc0003;
SELECT esquema, esquema_anterior, clase, efecto, sentencia FROM nivel.bitacora WHERE id > :desde ORDER BY id;
SELECT max(id) AS desde FROM nivel.bitacora \gset
SET client_min_messages = warning;
DROP SCHEMA suc0003 CASCADE;
SELECT esquema, entidad, clase, efecto, sentencia FROM nivel.bitacora WHERE id > :desde ORDER BY clase, entidad;
