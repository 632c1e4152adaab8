-- paso: 2 a 1 sin registrar
-- en: public
CREATE TYPE public.grado AS ENUM ('uno', 'dos');
CREATE TABLE public.t (g public.grado);
