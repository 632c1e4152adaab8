-- up precios
ALTER TABLE {s}.precios DROP COLUMN moneda;
-- down precios
ALTER TABLE {s}.precios ADD COLUMN moneda char(3) NOT NULL DEFAULT 'ARS';
