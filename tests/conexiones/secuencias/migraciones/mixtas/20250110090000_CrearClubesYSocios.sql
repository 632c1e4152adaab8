-- up clubes
CREATE TABLE clubes (id serial PRIMARY KEY, nombre text NOT NULL);
-- up socios
CREATE TABLE {s}.socios (id integer PRIMARY KEY, nombre text NOT NULL, alta date);
-- down socios
DROP TABLE {s}.socios;
-- down clubes
DROP TABLE clubes;
