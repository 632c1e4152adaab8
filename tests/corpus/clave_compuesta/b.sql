CREATE TABLE t (a int, b text, c int, CONSTRAINT t_clave PRIMARY KEY (a, c));
