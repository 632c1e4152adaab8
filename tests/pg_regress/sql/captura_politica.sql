-- Las políticas y la seguridad por filas caen en su tabla.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int);
CREATE POLICY pol ON suc0001.clientes USING (id > 0);
ALTER POLICY pol ON suc0001.clientes USING (id > 1);
ALTER POLICY pol ON suc0001.clientes RENAME TO pol2;
ALTER TABLE suc0001.clientes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY pol2 ON suc0001.clientes;
SELECT entidad, clase, etiqueta, efecto, sentencia FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id;
