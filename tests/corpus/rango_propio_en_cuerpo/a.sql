-- Un tipo de rango cuya función de diferencia llama a otra con el esquema escrito.
CREATE FUNCTION resta(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
CREATE FUNCTION dif(int, int) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT AS 'SELECT {s}.resta($1, $2)::float8';
CREATE TYPE tramo AS RANGE (subtype = int, subtype_diff = dif);
CREATE TABLE t (a tramo, b tramo[]);
