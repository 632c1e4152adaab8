-- cruda
-- up facturas
CREATE TYPE tipo_comprobante AS ENUM ('FA', 'FB', 'NC');
CREATE DOMAIN importe AS numeric(18,2) CHECK (VALUE >= 0);
ALTER TABLE {s}."facturas" ADD "tipo" tipo_comprobante NOT NULL  DEFAULT 'FA' , ADD "percepciones" importe NULL;
-- down facturas
ALTER TABLE facturas DROP COLUMN tipo, DROP COLUMN percepciones;
DROP TYPE tipo_comprobante;
DROP DOMAIN importe;
