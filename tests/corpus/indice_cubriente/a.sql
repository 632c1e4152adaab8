-- Un índice con columnas incluidas y factor de relleno.
CREATE TABLE t (a int, b int, c text);
CREATE INDEX t_a ON t (a DESC NULLS LAST, b) INCLUDE (c) WITH (fillfactor = 70);
