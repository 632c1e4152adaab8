-- cruda
-- up proveedores
ALTER TABLE {s}."proveedores" DROP COLUMN "observaciones";
-- down proveedores
ALTER TABLE {s}.proveedores ADD COLUMN observaciones text;
