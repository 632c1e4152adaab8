-- Una tabla UNLOGGED con serial y clave.
CREATE UNLOGGED TABLE t (id serial PRIMARY KEY, a int);
