-- cruda
-- up movimientos
CREATE TABLE movimientos_2025 PARTITION OF movimientos FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- down movimientos
DROP TABLE movimientos_2025;
