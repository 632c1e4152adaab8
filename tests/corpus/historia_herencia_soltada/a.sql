-- La tabla heredaba de otra que ya no está.
CREATE TABLE madre (a int);
CREATE TABLE t (b int) INHERITS (madre);
-- migración
ALTER TABLE t NO INHERIT madre;
DROP TABLE madre;
