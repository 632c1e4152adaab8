-- Un serial cuya secuencia y cuya columna cambiaron de nombre.
CREATE TABLE t (id serial, a int);
ALTER SEQUENCE t_id_seq RENAME TO t_contador;
ALTER TABLE t RENAME id TO numero;
