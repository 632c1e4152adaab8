CREATE DOMAIN entero AS int CHECK (VALUE > 0);
CREATE DOMAIN chico AS entero CHECK (VALUE < 50);
CREATE TABLE t (a chico, b entero[], c chico[]);
