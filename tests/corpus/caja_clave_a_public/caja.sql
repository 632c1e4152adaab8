CREATE TABLE t (id int, moneda char(3) REFERENCES public.monedas);
