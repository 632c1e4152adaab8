-- cruda
-- up pedidos
ALTER TABLE pedidos ADD COLUMN orden integer DEFAULT fn_siguiente(0);
-- down pedidos
ALTER TABLE pedidos DROP COLUMN orden;
