-- Una tabla de la sucursal que baja a sus cajas y vuelve.
CREATE TYPE e AS ENUM ('a', 'b');
CREATE TABLE t (id serial PRIMARY KEY, e e);
