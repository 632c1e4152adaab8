CREATE TABLE t (id int, tipo varchar(8) CHECK (tipo IN ('debe', 'haber')));
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER t_f BEFORE INSERT ON t FOR EACH ROW WHEN (NEW.tipo IN ('debe', 'haber')) EXECUTE FUNCTION f();
