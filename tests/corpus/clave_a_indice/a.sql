-- La clave foránea se apoya en un índice único y no en una restricción.
CREATE TABLE t (id int, codigo text);
CREATE UNIQUE INDEX t_codigo ON t (codigo);
CREATE TABLE otra (codigo text REFERENCES t (codigo));
