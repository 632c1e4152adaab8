-- Una tabla hecha con LIKE INCLUDING ALL de otra que tiene un serial, y comparten la secuencia.
CREATE TABLE original (id serial PRIMARY KEY, nombre text NOT NULL);
CREATE TABLE t (LIKE original INCLUDING ALL);
