-- Una columna del tipo fila de otra tabla de la sucursal.
CREATE TABLE dir (calle text, numero int);
CREATE TABLE t (id int, casa dir, otras dir[]);
