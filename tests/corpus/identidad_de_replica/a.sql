-- La identidad de réplica es un índice único.
CREATE TABLE t (a int NOT NULL, b int NOT NULL);
CREATE UNIQUE INDEX t_ab ON t (a, b);
ALTER TABLE t REPLICA IDENTITY USING INDEX t_ab;
