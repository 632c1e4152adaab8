-- Un disparador por sentencia que mira las filas viejas y las nuevas.
CREATE TABLE t (a int);
CREATE FUNCTION contar() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM count(*) FROM nuevas; RETURN NULL; END';
CREATE TRIGGER t_contar AFTER UPDATE ON t REFERENCING OLD TABLE AS viejas NEW TABLE AS nuevas FOR EACH STATEMENT EXECUTE FUNCTION contar();
