CREATE DOMAIN codigo AS text;
ALTER DOMAIN codigo ADD CONSTRAINT corto CHECK (length(VALUE) < 9);
CREATE TABLE t (id int, codigo codigo);
