-- cruda
-- up proveedores
ALTER TABLE {s}."proveedores" ADD "cbu" CHARACTER (22) NULL , ADD "alias_cbu" CHARACTER VARYING (20) NULL;
CREATE  INDEX "proveedores_cbu" ON {s}."proveedores" ("cbu");
-- down proveedores
ALTER TABLE {s}.proveedores DROP COLUMN cbu, DROP COLUMN alias_cbu;
