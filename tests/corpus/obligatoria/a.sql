-- Columnas NOT NULL, y una que dejó de serlo.
CREATE TABLE t (a int NOT NULL, b int NOT NULL, c int);
ALTER TABLE t ALTER b DROP NOT NULL;
