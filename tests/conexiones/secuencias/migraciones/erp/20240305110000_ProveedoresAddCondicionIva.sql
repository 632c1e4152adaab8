-- cruda
-- up proveedores
ALTER TABLE {s}."proveedores" ADD "condicion_iva" SMALLINT NOT NULL  DEFAULT 1;
COMMENT ON COLUMN {s}."proveedores"."condicion_iva" IS 'Código AFIP; 1 = RI';
-- down proveedores
ALTER TABLE {s}.proveedores DROP COLUMN condicion_iva;
