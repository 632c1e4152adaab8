-- La tabla se creó con otro nombre, y sus columnas también.
CREATE TABLE clientes_viejos (codigo serial PRIMARY KEY, nom text);
-- migración
ALTER TABLE clientes_viejos RENAME TO t;
ALTER TABLE t RENAME nom TO nombre;
