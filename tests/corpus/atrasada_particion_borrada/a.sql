-- A public le falta la migración que borró una partición.
-- en public: 1
CREATE TABLE t (m int) PARTITION BY LIST (m);
CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);
CREATE TABLE t_resto PARTITION OF t DEFAULT;
-- migración
DROP TABLE t_resto;
