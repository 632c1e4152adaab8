-- A public le falta la migración que hizo de nuevo el enum.
-- en public: 1
CREATE TYPE est AS ENUM ('a', 'b');
CREATE TABLE t (a int, e est);
-- migración
ALTER TYPE est RENAME TO est_viejo;
CREATE TYPE est AS ENUM ('a', 'c');
ALTER TABLE t ALTER e TYPE est USING e::text::est;
DROP TYPE est_viejo;
