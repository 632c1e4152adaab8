-- cruda
-- up pedidos
ALTER TYPE estado_pedido ADD VALUE IF NOT EXISTS 'anulado';
-- down pedidos
SELECT 'un valor no se puede quitar';
