-- A la madre se le agregó una columna cuando la hija ya tenía las suyas.
CREATE TABLE t (id int);
CREATE TABLE t_h (propia int) INHERITS (t);
ALTER TABLE t ADD tarde int;
