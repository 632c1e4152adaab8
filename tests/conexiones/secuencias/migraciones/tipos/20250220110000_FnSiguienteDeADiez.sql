-- up pedidos
CREATE OR REPLACE FUNCTION fn_siguiente(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $fn$
    SELECT n + 10
$fn$;
-- down pedidos
CREATE OR REPLACE FUNCTION fn_siguiente(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $fn$
    SELECT n + 1
$fn$;
