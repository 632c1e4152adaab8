-- Dos tablas comparten la función de disparador, y solo una se lleva.
CREATE FUNCTION sello() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE t (a int);
CREATE TABLE otra (a int);
CREATE TRIGGER t_sello BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION sello();
CREATE TRIGGER otra_sello BEFORE UPDATE ON otra FOR EACH ROW EXECUTE FUNCTION sello();
