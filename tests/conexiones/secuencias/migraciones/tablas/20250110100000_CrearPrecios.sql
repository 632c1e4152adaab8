-- cruda
-- up precios
CREATE TABLE {s}.precios (id bigserial PRIMARY KEY, articulo integer NOT NULL, importe numeric(12,2) NOT NULL, desde date);
-- down precios
DROP TABLE {s}.precios;
