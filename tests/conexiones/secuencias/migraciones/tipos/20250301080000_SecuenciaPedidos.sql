-- con la siguiente
-- cruda
-- up pedidos
CREATE SEQUENCE sq_pedidos_numero START 100;
-- down pedidos
DROP SEQUENCE sq_pedidos_numero;
