-- Una vista usa un agregado de la sucursal.
CREATE FUNCTION mayor(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT greatest($1, $2)';
CREATE AGGREGATE tope(int) (SFUNC = mayor, STYPE = int);
CREATE TABLE t (a int, b int);
CREATE VIEW topes AS SELECT a, tope(b) AS b FROM t GROUP BY a;
