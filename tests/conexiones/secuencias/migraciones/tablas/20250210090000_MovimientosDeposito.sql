-- up movimientos
ALTER TABLE movimientos ADD COLUMN deposito integer;
CREATE INDEX ON movimientos (deposito);
COMMENT ON TABLE movimientos IS 'Entradas y salidas';
-- down movimientos
COMMENT ON TABLE movimientos IS NULL;
ALTER TABLE movimientos DROP COLUMN deposito;
