-- Un índice ON ONLY de una tabla particionada, inválido porque a la partición le falta el suyo.
CREATE TABLE t (a int) PARTITION BY RANGE (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES FROM (1) TO (10);
CREATE INDEX t_a ON ONLY t (a);
