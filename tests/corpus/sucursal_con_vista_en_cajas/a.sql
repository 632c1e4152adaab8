-- Una vista de cada caja lee la tabla de la sucursal.
CREATE TABLE t (id serial PRIMARY KEY, a int);
