-- Una columna generada por una función de la sucursal.
CREATE FUNCTION iva(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 0.21';
CREATE TABLE t (neto numeric, iva numeric GENERATED ALWAYS AS (iva(neto)) STORED);
