CREATE TABLE public.monedas (id char(3) PRIMARY KEY);
