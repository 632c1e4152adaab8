-- Un disparador con una función de public.
CREATE TABLE t (a int);
CREATE TRIGGER t_auditar AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION public.auditar();
