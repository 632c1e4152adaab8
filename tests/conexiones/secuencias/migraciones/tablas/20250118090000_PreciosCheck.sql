-- cruda
-- up precios
ALTER TABLE precios ADD CONSTRAINT ck_precios_importe CHECK (importe >= 0);
-- down precios
ALTER TABLE precios DROP CONSTRAINT ck_precios_importe;
