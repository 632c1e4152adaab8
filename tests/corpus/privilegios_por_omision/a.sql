-- El esquema tiene privilegios por omisión para tablas, secuencias, funciones y tipos.
ALTER DEFAULT PRIVILEGES IN SCHEMA {s} GRANT SELECT ON TABLES TO {lectora};
ALTER DEFAULT PRIVILEGES IN SCHEMA {s} GRANT USAGE ON SEQUENCES TO {lectora};
GRANT USAGE ON SCHEMA {s} TO {lectora};
CREATE TABLE t (id serial, a int);
