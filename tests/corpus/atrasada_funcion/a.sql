-- A public le falta la migración que reemplazó la función del disparador.
-- en public: 1
CREATE FUNCTION ft() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE t (a int);
CREATE TRIGGER t_ft BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION ft();
-- migración
CREATE OR REPLACE FUNCTION ft() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.a := 1; RETURN NEW; END';
