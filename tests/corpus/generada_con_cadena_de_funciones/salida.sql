-- paso: 2 a 1 sin registrar
-- en: public
CREATE FUNCTION public.tasa() RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT 0.21';
CREATE FUNCTION public.iva(numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1 * public.tasa()';
CREATE TABLE public.t (neto numeric, iva numeric GENERATED ALWAYS AS (public.iva(neto)) STORED);
