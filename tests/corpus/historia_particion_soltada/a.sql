-- La tabla fue partición de otra que ya no está.
CREATE TABLE madre (a int) PARTITION BY RANGE (a);
CREATE TABLE t PARTITION OF madre FOR VALUES FROM (1) TO (2);
-- migración
ALTER TABLE madre DETACH PARTITION t;
DROP TABLE madre;
