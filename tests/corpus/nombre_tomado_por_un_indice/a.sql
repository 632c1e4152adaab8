-- public tiene una tabla que se llama como un índice de la sucursal.
CREATE TABLE t (a int);
CREATE INDEX t_a ON t (a);
