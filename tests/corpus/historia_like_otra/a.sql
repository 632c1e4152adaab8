-- La tabla se hizo con LIKE de otra que todavía está.
CREATE TABLE ventas (a int NOT NULL DEFAULT 3, b int CHECK (b > 0));
CREATE INDEX ON ventas (b);
CREATE TABLE t (LIKE ventas INCLUDING ALL, anulada boolean);
