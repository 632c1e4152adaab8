-- Columnas: agregar, cambiar, renombrar y borrar; una fila cada sentencia, aunque arrastre un índice o una secuencia.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id serial PRIMARY KEY, cuit char(13) UNIQUE);
ALTER TABLE suc0001.clientes ADD COLUMN a int, ADD COLUMN b text DEFAULT 'x' NOT NULL;
ALTER TABLE suc0001.clientes ADD COLUMN n serial UNIQUE;
ALTER TABLE suc0001.clientes ALTER COLUMN cuit TYPE varchar(20), ALTER COLUMN cuit SET NOT NULL;
ALTER TABLE suc0001.clientes RENAME COLUMN cuit TO nro_documento;
ALTER TABLE suc0001.clientes DROP COLUMN nro_documento;
ALTER TABLE suc0001.clientes DROP COLUMN id, DROP COLUMN a;
ALTER TABLE suc0001.clientes ALTER COLUMN b DROP DEFAULT;
SELECT entidad, entidad_anterior, clase, etiqueta, efecto, sentencia FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id;
