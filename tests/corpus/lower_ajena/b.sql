CREATE TABLE t (codigo text CHECK (codigo = public.lower(codigo)));
