CREATE TABLE t (id serial PRIMARY KEY, moneda char(3) CONSTRAINT t_moneda REFERENCES public.monedas ON DELETE RESTRICT);
