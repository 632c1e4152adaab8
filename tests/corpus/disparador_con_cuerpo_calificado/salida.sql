-- paso: 2 a 1 sin registrar
-- en: public
CREATE TABLE public.t (a int);
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM FROM public.t; RETURN NEW; END';
CREATE TRIGGER t_f BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
