-- Un CHECK con un operador y un tipo de la sucursal.
CREATE TYPE pto AS (x int, y int);
CREATE FUNCTION pto_eq(pto, pto) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).x = ($2).x';
CREATE OPERATOR === (LEFTARG = pto, RIGHTARG = pto, FUNCTION = pto_eq);
CREATE TABLE t (a pto, b pto, CHECK (a OPERATOR({s}.===) b));
