-- La secuencia de un serial ya avanzó, y no empieza en uno.
CREATE TABLE t (id serial PRIMARY KEY);
ALTER SEQUENCE t_id_seq START 1000 RESTART MINVALUE 10 INCREMENT 2;
