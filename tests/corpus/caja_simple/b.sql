CREATE TABLE t (id serial PRIMARY KEY, importe numeric(10,2));
