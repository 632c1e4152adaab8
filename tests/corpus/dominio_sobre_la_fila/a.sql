-- Un dominio sobre el tipo fila de la tabla.
CREATE TABLE t (a int);
CREATE DOMAIN fila AS t;
