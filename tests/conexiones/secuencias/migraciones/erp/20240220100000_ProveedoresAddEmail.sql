-- cruda
-- up proveedores
ALTER TABLE {s}."proveedores" ADD "email" CHARACTER VARYING (150) NULL;
-- down proveedores
ALTER TABLE {s}.proveedores DROP COLUMN email;
