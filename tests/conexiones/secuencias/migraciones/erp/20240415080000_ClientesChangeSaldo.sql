-- cruda
-- up clientes
ALTER TABLE {s}."clientes" ALTER COLUMN "saldo" TYPE DECIMAL (18, 4)  , ALTER COLUMN "saldo" DROP IDENTITY IF EXISTS, ALTER COLUMN "saldo" SET NOT NULL, ALTER COLUMN "saldo" SET  DEFAULT 0, ALTER COLUMN "nro_documento" TYPE CHARACTER VARYING (20), ALTER COLUMN "nro_documento" DROP IDENTITY IF EXISTS, ALTER COLUMN "nro_documento" DROP NOT NULL, ALTER COLUMN "nro_documento" DROP DEFAULT;
-- down clientes
ALTER TABLE {s}.clientes ALTER COLUMN saldo TYPE decimal(12, 2), ALTER COLUMN nro_documento TYPE character(13);
