-- La secuencia libre que numera la tabla cambió de nombre.
CREATE SEQUENCE sq;
CREATE TABLE t (a int DEFAULT nextval('sq'));
-- migración
ALTER SEQUENCE sq RENAME TO numeros;
