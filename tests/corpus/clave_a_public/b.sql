CREATE TABLE t (id int, pais int REFERENCES public.paises ON UPDATE RESTRICT, otro int REFERENCES public.paises (codigo));
