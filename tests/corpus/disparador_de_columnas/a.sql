-- Un disparador de ciertas columnas, con WHEN que mira las dos filas.
CREATE TABLE t (a int, b int, c int);
CREATE FUNCTION mirar() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER t_mirar AFTER UPDATE OF a, b ON t FOR EACH ROW WHEN (OLD.a IS DISTINCT FROM NEW.a OR NEW.b > 3) EXECUTE FUNCTION mirar();
