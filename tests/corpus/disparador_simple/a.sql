-- Un disparador con su función, de la sucursal.
CREATE TABLE t (id int, tocado timestamptz);
CREATE FUNCTION tocar() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.tocado := now(); RETURN NEW; END';
CREATE TRIGGER t_tocar BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION tocar();
