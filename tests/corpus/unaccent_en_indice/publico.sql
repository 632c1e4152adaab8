CREATE EXTENSION unaccent SCHEMA public;
CREATE FUNCTION public.sin_acentos(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT public.unaccent($1)';
