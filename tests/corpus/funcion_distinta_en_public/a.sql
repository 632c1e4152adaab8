-- La sucursal usa una función suya, y public tiene otra del mismo nombre que no es igual.
CREATE FUNCTION sello() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE t (a int);
CREATE TRIGGER t_sello BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION sello();
