-- cruda
-- up pedidos
CREATE TYPE estado_pedido AS ENUM ('abierto', 'cerrado');
-- down pedidos
DROP TYPE estado_pedido;
