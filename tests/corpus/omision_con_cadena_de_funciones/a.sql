-- Un valor por omisión de una función que llama a otra de la sucursal sin decir el esquema.
CREATE FUNCTION prefijo() RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ''F-''::text';
CREATE FUNCTION numero() RETURNS text LANGUAGE plpgsql AS 'BEGIN RETURN prefijo() || 1; END';
CREATE TABLE t (id int, numero text DEFAULT numero());
