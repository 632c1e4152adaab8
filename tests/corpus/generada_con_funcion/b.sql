CREATE FUNCTION iva(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 0.105';
CREATE TABLE t (neto numeric, iva numeric GENERATED ALWAYS AS (iva(neto)) STORED);
