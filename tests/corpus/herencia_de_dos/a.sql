-- Una hija que hereda de dos tablas de la entidad, con columnas que se juntan.
CREATE TABLE t (id int, a int);
CREATE TABLE t_h (a int, b int) INHERITS (t);
CREATE TABLE t_n () INHERITS (t_h, t);
