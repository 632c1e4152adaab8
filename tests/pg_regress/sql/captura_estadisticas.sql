-- Las estadísticas extendidas caen en su tabla, también al borrarlas.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int, zona_id int);
CREATE STATISTICS suc0001.st ON id, zona_id FROM suc0001.clientes;
ALTER STATISTICS suc0001.st SET STATISTICS 500;
ALTER STATISTICS suc0001.st RENAME TO st2;
DROP STATISTICS suc0001.st2;
SELECT entidad, clase, etiqueta, efecto, sentencia FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id;
