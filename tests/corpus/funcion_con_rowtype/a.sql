-- Una función PL/pgSQL con variables del tipo fila y de una columna de la tabla.
CREATE TABLE t (a int, b text);
CREATE FUNCTION leer() RETURNS text LANGUAGE plpgsql AS 'DECLARE f t%ROWTYPE; x t.b%TYPE; BEGIN SELECT * INTO f FROM t; RETURN f.b; END';
