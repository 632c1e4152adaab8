-- Una partición que era una tabla, con las columnas en otro orden y una borrada.
CREATE TABLE t (a int, b text, c date) PARTITION BY LIST (a);
CREATE TABLE t_1 (c date, sobra int, b text, a int NOT NULL);
ALTER TABLE t_1 DROP COLUMN sobra;
ALTER TABLE t ATTACH PARTITION t_1 FOR VALUES IN (1);
