-- El enum cambió de nombre después de crear la tabla.
CREATE TYPE est AS ENUM ('a', 'b');
CREATE TABLE t (id int, e est);
-- migración
ALTER TYPE est RENAME TO estado;
