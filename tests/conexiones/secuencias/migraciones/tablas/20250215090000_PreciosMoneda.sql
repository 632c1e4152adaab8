-- up precios
ALTER TABLE {s}.precios ADD COLUMN moneda char(3) NOT NULL DEFAULT 'ARS';
ALTER TABLE {s}.precios ALTER COLUMN articulo TYPE bigint;
-- down precios
ALTER TABLE {s}.precios ALTER COLUMN articulo TYPE integer;
ALTER TABLE {s}.precios DROP COLUMN moneda;
