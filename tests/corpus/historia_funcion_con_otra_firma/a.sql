-- La función de un CHECK se borró y se hizo con otra firma.
CREATE FUNCTION ck(int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 > 0';
CREATE TABLE t (a int CONSTRAINT bien CHECK (ck(a)));
-- migración
ALTER TABLE t DROP CONSTRAINT bien;
DROP FUNCTION ck(int);
CREATE FUNCTION ck(int, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 > $2';
ALTER TABLE t ADD CONSTRAINT bien CHECK (ck(a, 0));
