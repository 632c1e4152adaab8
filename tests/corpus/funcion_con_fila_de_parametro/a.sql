-- Una función que recibe una fila de la tabla y otra que recibe un arreglo de ellas.
CREATE TABLE t (a int, b text);
CREATE FUNCTION nombre_de(t) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1.b';
CREATE FUNCTION cuantas(t[]) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT cardinality($1)';
