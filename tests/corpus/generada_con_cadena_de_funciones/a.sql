-- Una columna generada por una función que llama, con el esquema escrito, a otra de la sucursal.
CREATE FUNCTION tasa() RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT 0.21';
CREATE FUNCTION iva(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1 * {s}.tasa()';
CREATE TABLE t (neto numeric, iva numeric GENERATED ALWAYS AS (iva(neto)) STORED);
