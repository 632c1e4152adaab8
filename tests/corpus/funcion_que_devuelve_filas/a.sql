-- Una función SQL que devuelve filas de la tabla.
CREATE TABLE t (a int, b text);
CREATE FUNCTION activos() RETURNS SETOF t LANGUAGE sql STABLE AS 'SELECT * FROM t WHERE a > 0';
