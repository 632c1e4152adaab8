-- cruda
-- up zonas
ALTER TABLE {s}."zonas" RENAME TO "zonas_venta";
-- down zonas
ALTER TABLE {s}.zonas_venta RENAME TO zonas;
