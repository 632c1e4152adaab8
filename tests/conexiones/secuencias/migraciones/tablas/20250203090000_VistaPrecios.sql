-- up nivel 2
CREATE VIEW v_precios AS SELECT p.id, p.articulo, p.importe FROM precios p WHERE p.importe > 0;
-- down nivel 2
DROP VIEW {s}.v_precios;
