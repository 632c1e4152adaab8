-- Otra tabla de la sucursal guarda filas enteras de la que se lleva.
CREATE TABLE t (a int);
CREATE TABLE historia (id int, antes t, lista t[]);
