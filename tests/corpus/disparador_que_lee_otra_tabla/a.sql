-- La función del disparador lee, sin decir el esquema, otra tabla de la sucursal.
CREATE TABLE topes (maximo int);
CREATE TABLE t (a int);
CREATE FUNCTION controlar() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM FROM topes WHERE maximo < NEW.a; RETURN NEW; END';
CREATE TRIGGER t_controlar BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION controlar();
