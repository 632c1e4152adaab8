-- con la siguiente
-- up pedidos
CREATE FUNCTION fn_siguiente(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $fn$
    SELECT n + 1
$fn$;
-- down pedidos
DROP FUNCTION fn_siguiente(integer);
