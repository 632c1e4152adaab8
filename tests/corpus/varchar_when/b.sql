CREATE TABLE t (id int, estado varchar(10));
CREATE FUNCTION aviso() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER t_aviso BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.estado IN ('alta', 'otro')) EXECUTE FUNCTION aviso();
