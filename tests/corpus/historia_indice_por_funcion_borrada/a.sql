-- Un índice usaba una función que ya no está.
CREATE FUNCTION nz(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)';
CREATE TABLE t (a text);
CREATE INDEX t_nz ON t (nz(a));
-- migración
DROP INDEX t_nz;
DROP FUNCTION nz(text);
