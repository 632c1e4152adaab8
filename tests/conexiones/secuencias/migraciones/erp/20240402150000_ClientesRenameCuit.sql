-- cruda
-- up clientes
ALTER TABLE {s}."clientes" RENAME COLUMN "cuit" TO "nro_documento";
-- down clientes
ALTER TABLE {s}.clientes RENAME COLUMN nro_documento TO cuit;
