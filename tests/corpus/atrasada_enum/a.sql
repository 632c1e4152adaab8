-- A public le falta la migración que agregó un valor al enum de la tabla.
-- en public: 1
CREATE TYPE est AS ENUM ('a', 'b');
CREATE TABLE t (a int, e est);
-- migración
ALTER TYPE est ADD VALUE 'c';
