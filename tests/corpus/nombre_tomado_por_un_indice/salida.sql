-- paso: 2 a 1
-- en: public
ALTER TABLE public.t_a RENAME TO ya_no_estorba;
