-- Un tipo compuesto con atributos del tipo fila de la tabla.
CREATE TABLE t (a int);
CREATE TYPE par AS (uno t, otro t);
