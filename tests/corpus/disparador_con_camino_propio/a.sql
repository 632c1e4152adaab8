-- La función del disparador tiene su search_path, corre con los derechos de su dueño y la pueden usar pocos.
CREATE TABLE t (a int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = {s}, pg_temp SET work_mem = '8MB' AS 'BEGIN RETURN NEW; END';
REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION f() TO {lectora};
COMMENT ON FUNCTION f() IS 'con comentario';
CREATE TRIGGER t_f BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
