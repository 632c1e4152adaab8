-- La identidad de réplica es la fila entera, en una tabla particionada.
CREATE TABLE t (a int) PARTITION BY LIST (a);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
ALTER TABLE t REPLICA IDENTITY FULL;
ALTER TABLE t_1 REPLICA IDENTITY NOTHING;
