-- La tabla se hizo con CREATE TABLE AS de otra que ya no está.
CREATE TABLE origen (a int, b text);
CREATE TABLE t AS SELECT a, b FROM origen WITH NO DATA;
-- migración
DROP TABLE origen;
