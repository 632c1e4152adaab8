-- La publicación es de todas las tablas del esquema.
CREATE TABLE t (id int PRIMARY KEY);
ALTER PUBLICATION corpus_pub ADD TABLES IN SCHEMA {s};
