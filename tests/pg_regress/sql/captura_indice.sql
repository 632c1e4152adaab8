-- Los índices caen en su tabla, también al borrarlos.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int, nombre text);
CREATE INDEX clientes_nombre ON suc0001.clientes (nombre);
CREATE UNIQUE INDEX ON suc0001.clientes (id);
ALTER INDEX suc0001.clientes_nombre RENAME TO cl_nombre;
ALTER TABLE suc0001.cl_nombre RENAME TO cl_nombre2;
ALTER INDEX suc0001.cl_nombre2 SET (fillfactor = 50);
COMMENT ON INDEX suc0001.cl_nombre2 IS 'por nombre';
DROP INDEX suc0001.cl_nombre2;
DROP INDEX IF EXISTS suc0001.clientes_id_idx, suc0001.no_existe;
SELECT entidad, entidad_anterior, clase, etiqueta, efecto, sentencia FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id;
