-- paso: 2 a 1 sin registrar
-- en: public
ALTER TYPE public.est ADD VALUE 'c';
