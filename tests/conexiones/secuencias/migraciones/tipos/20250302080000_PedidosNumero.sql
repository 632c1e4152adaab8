-- cruda
-- up pedidos
ALTER TABLE pedidos ADD COLUMN numero bigint DEFAULT nextval('sq_pedidos_numero');
-- down pedidos
ALTER TABLE pedidos DROP COLUMN numero;
