-- Un CHECK NOT VALID y otro que no se hereda.
CREATE TABLE t (a int, b int);
ALTER TABLE t ADD CONSTRAINT a_positivo CHECK (a > 0) NOT VALID, ADD CONSTRAINT b_positivo CHECK (b > 0) NO INHERIT;
