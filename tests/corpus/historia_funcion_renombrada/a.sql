-- La función del disparador cambió de nombre.
CREATE TABLE t (a int);
CREATE FUNCTION fd() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER t_aviso BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION fd();
-- migración
ALTER FUNCTION fd() RENAME TO aviso;
