-- Restricciones UNIQUE: con INCLUDE, diferible, con nulos iguales.
CREATE TABLE t (a int UNIQUE, b int, c int, UNIQUE NULLS NOT DISTINCT (b), UNIQUE (c) INCLUDE (a), CONSTRAINT diferible UNIQUE (a, b) DEFERRABLE INITIALLY DEFERRED);
