CREATE TABLE t (id serial PRIMARY KEY, importe numeric(12,2));
