-- sin transaccion
-- cruda
-- up precios
CREATE INDEX CONCURRENTLY ix_precios_articulo ON {s}.precios (articulo, desde);
-- down precios
DROP INDEX CONCURRENTLY {s}.ix_precios_articulo;
