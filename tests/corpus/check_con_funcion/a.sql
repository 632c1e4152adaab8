-- Un CHECK que llama a una función de la sucursal.
CREATE FUNCTION par(int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 % 2 = 0';
CREATE TABLE t (a int, CONSTRAINT a_par CHECK (par(a)));
