-- Un procedimiento de la sucursal que escribe en la tabla, por su nombre.
CREATE TABLE t (a int);
CREATE PROCEDURE cargar(n int) LANGUAGE sql AS 'INSERT INTO t VALUES (n)';
