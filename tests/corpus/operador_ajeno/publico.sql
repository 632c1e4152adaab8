CREATE FUNCTION public.suma(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 7';
CREATE OPERATOR public.+ (LEFTARG = int, RIGHTARG = int, FUNCTION = public.suma);
