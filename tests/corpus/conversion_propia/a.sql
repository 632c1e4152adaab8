-- Una conversión (CREATE CAST) de un tipo de la sucursal, usada en una columna generada.
CREATE TYPE grado AS ENUM ('bajo', 'alto');
CREATE FUNCTION a_numero(grado) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT CASE $1 WHEN ''bajo'' THEN 1 ELSE 2 END';
CREATE CAST (grado AS int) WITH FUNCTION a_numero(grado) AS ASSIGNMENT;
CREATE TABLE t (g grado, n int GENERATED ALWAYS AS (g::int) STORED);
