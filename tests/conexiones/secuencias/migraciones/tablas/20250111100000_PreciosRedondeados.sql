-- up precios
ALTER TABLE {s}.precios ADD COLUMN redondeado numeric DEFAULT fn_redondeo(1.005);
-- down precios
ALTER TABLE {s}.precios DROP COLUMN redondeado;
