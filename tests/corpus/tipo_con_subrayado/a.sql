-- Un enum de la sucursal que se llama como el arreglo de la tabla: _t.
CREATE TYPE _t AS ENUM ('a', 'b');
CREATE TABLE t (a int, b _t);
