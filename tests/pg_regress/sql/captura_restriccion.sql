-- Restricciones: caen en su tabla; la clave foránea, en la que la tiene y no en la que nombra.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0001.clientes (id int, zona_id int);
ALTER TABLE suc0001.zonas ADD CONSTRAINT zonas_pk PRIMARY KEY (id);
ALTER TABLE suc0001.clientes ADD CONSTRAINT fk FOREIGN KEY (zona_id) REFERENCES suc0001.zonas (id) NOT VALID;
ALTER TABLE suc0001.clientes VALIDATE CONSTRAINT fk;
ALTER TABLE suc0001.clientes RENAME CONSTRAINT fk TO fk_zona;
ALTER TABLE suc0001.clientes ALTER CONSTRAINT fk_zona DEFERRABLE;
ALTER TABLE suc0001.clientes DROP CONSTRAINT fk_zona;
SELECT entidad, clase, efecto, sentencia FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id;
