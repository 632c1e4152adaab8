-- Tablas particionadas y heredadas: cada sentencia cae en la tabla que nombra.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.ventas (id int, fecha date) PARTITION BY RANGE (fecha);
CREATE TABLE suc0001.ventas_2024 PARTITION OF suc0001.ventas FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX ON suc0001.ventas (id);
ALTER TABLE suc0001.ventas ADD COLUMN total numeric;
ALTER TABLE suc0001.ventas DETACH PARTITION suc0001.ventas_2024;
CREATE TABLE suc0001.hija () INHERITS (suc0001.ventas_2024);
DROP TABLE suc0001.ventas;
SELECT entidad, clase, etiqueta, efecto, sentencia FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id, entidad;
