CREATE TABLE t (a int, b int);
ALTER TABLE t ADD CONSTRAINT a_positivo CHECK (a > 0), ADD CONSTRAINT b_positivo CHECK (b > 0) NO INHERIT;
