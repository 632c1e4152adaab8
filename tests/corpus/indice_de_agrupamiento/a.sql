-- La tabla está agrupada por un índice, con estadísticas en una columna del índice.
CREATE TABLE t (a int, b int);
CREATE INDEX t_suma ON t ((a + b));
ALTER INDEX t_suma ALTER COLUMN 1 SET STATISTICS 200;
ALTER TABLE t CLUSTER ON t_suma;
