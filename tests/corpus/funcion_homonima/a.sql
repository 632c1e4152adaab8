-- El disparador usa una función de public, y la sucursal tiene otra del mismo nombre.
CREATE FUNCTION sello() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END';
CREATE TABLE t (id int);
CREATE TRIGGER t_sello BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION public.sello();
