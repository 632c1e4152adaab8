-- paso: 2 a 1 sin registrar
-- en: public
ALTER TYPE public.est RENAME TO est_viejo;
CREATE TYPE public.est AS ENUM ('a', 'c');
ALTER TABLE public.t ALTER e TYPE public.est USING e::text::public.est;
DROP TYPE public.est_viejo;
