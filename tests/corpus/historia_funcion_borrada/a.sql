-- Un disparador y su función existieron y se borraron.
CREATE TABLE t (a int, b int);
CREATE FUNCTION avisar() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER t_aviso BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION avisar();
-- migración
DROP TRIGGER t_aviso ON t;
DROP FUNCTION avisar();
