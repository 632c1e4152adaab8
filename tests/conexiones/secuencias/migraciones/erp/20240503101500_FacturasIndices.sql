-- cruda
-- up facturas
CREATE UNIQUE INDEX "uq_facturas_numero_fecha" ON {s}."facturas" ("numero","fecha");
CREATE UNIQUE INDEX uq_facturas_vigentes ON facturas (numero) WHERE anulada = false;
-- down facturas
DROP INDEX {s}.uq_facturas_numero_fecha;
DROP INDEX {s}.uq_facturas_vigentes;
