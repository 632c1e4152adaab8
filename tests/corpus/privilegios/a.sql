-- Privilegios de la tabla, de su secuencia y de algunas columnas, con opción de darlos.
CREATE TABLE t (id serial, a int, b int);
GRANT SELECT, INSERT ON t TO {lectora} WITH GRANT OPTION;
GRANT UPDATE (a, b), REFERENCES (a) ON t TO {dueña};
GRANT SELECT ON t TO PUBLIC;
GRANT USAGE, SELECT ON SEQUENCE t_id_seq TO {lectora};
