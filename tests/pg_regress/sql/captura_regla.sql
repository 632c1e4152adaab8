-- Las reglas caen en su tabla.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int);
CREATE RULE r AS ON DELETE TO suc0001.clientes DO INSTEAD NOTHING;
ALTER RULE r ON suc0001.clientes RENAME TO r2;
DROP RULE r2 ON suc0001.clientes;
SELECT entidad, clase, etiqueta, efecto, sentencia FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id;
