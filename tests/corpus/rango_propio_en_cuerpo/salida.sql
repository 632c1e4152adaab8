-- paso: 2 a 1 sin registrar
-- en: public
CREATE FUNCTION public.resta(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
CREATE FUNCTION public.dif(int, int) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT AS 'SELECT public.resta($1, $2)::float8';
CREATE TYPE public.tramo AS RANGE (subtype = int, subtype_diff = public.dif);
CREATE TABLE public.t (a public.tramo, b public.tramo[]);
