-- Índices y restricciones con nombres cambiados después.
CREATE TABLE t (id serial PRIMARY KEY, a int UNIQUE CHECK (a > 0));
ALTER INDEX t_pkey RENAME TO clave_de_t;
ALTER TABLE t RENAME CONSTRAINT t_a_key TO a_unica;
ALTER TABLE t RENAME CONSTRAINT t_a_check TO a_positiva;
