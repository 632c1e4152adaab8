-- Clave primaria de dos columnas, con nombre y en otro orden que las columnas.
CREATE TABLE t (a int, b text, c int, CONSTRAINT t_clave PRIMARY KEY (c, a));
