-- Un dominio sobre otro, y un arreglo de dominio.
CREATE DOMAIN entero AS int CHECK (VALUE > 0);
CREATE DOMAIN chico AS entero CHECK (VALUE < 100);
CREATE TABLE t (a chico, b entero[], c chico[]);
