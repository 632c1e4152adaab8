-- cruda
-- up precios
ALTER TABLE {s}.precios ADD COLUMN deposito_id integer;
ALTER TABLE {s}.precios ADD CONSTRAINT fk_precios_deposito FOREIGN KEY (deposito_id) REFERENCES depositos (id);
-- down precios
ALTER TABLE {s}.precios DROP COLUMN deposito_id;
