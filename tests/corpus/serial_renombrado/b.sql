CREATE TABLE t (id serial, a int);
ALTER SEQUENCE t_id_seq RENAME TO t_cuenta;
ALTER TABLE t RENAME id TO numero;
