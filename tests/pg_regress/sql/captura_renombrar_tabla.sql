-- RENAME de una tabla: la fila es del nombre nuevo y recuerda el anterior.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
ALTER TABLE suc0001.zonas RENAME TO zonas_venta;
SET search_path = suc0001;
ALTER TABLE zonas_venta RENAME TO "Zonas de Venta";
ALTER TABLE "Zonas de Venta" ADD COLUMN x int;
SELECT esquema, entidad, esquema_anterior, entidad_anterior, efecto, sentencia FROM nivel.bitacora WHERE clase <> 'esquema' ORDER BY id;
