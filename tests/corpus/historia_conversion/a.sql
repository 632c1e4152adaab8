-- Una migración creó una conversión (CREATE CAST) entre un tipo de la sucursal y otro.
CREATE TYPE grado AS ENUM ('uno', 'dos');
CREATE TABLE t (g grado);
-- migración
CREATE FUNCTION a_grado(int) RETURNS grado LANGUAGE sql IMMUTABLE AS 'SELECT (enum_range(NULL::{s}.grado))[$1]';
CREATE CAST (int AS grado) WITH FUNCTION a_grado(int);
