-- Un dominio con una restricción NOT VALID.
CREATE DOMAIN codigo AS text;
ALTER DOMAIN codigo ADD CONSTRAINT corto CHECK (length(VALUE) < 9) NOT VALID;
CREATE TABLE t (id int, codigo codigo);
