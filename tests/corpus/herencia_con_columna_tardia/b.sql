CREATE TABLE t (id int, tarde int);
CREATE TABLE t_h (propia int) INHERITS (t);
