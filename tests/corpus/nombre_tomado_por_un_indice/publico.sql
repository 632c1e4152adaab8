CREATE TABLE public.t_a (x int);
