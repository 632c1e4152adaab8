-- paso: 2 a 1 sin registrar
-- en: public
CREATE TABLE public.t (a int);
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '8MB' AS 'BEGIN RETURN NEW; END';
REVOKE EXECUTE ON FUNCTION public.f() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.f() TO {lectora};
COMMENT ON FUNCTION public.f() IS 'con comentario';
CREATE TRIGGER t_f BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
