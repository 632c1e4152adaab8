-- La tabla se hizo con LIKE de otra que ya no está.
CREATE TABLE vieja (a int NOT NULL DEFAULT 3, b int CHECK (b > 0));
CREATE TABLE t (LIKE vieja INCLUDING ALL);
-- migración
DROP TABLE vieja;
