-- La secuencia que numeraba la tabla se borró.
CREATE SEQUENCE sq;
CREATE TABLE t (a int DEFAULT nextval('sq'));
-- migración
ALTER TABLE t ALTER a DROP DEFAULT;
DROP SEQUENCE sq;
