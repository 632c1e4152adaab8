-- up nivel 1
CREATE OR REPLACE FUNCTION {s}.fn_redondeo(n numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $fn$
    SELECT round(n, 2)
$fn$;
-- up nivel 2
CREATE OR REPLACE FUNCTION {s}.fn_redondeo(n numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $fn$
    SELECT round(n, 2)
$fn$;
-- up nivel 3
CREATE OR REPLACE FUNCTION {s}.fn_redondeo(n numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $fn$
    SELECT round(n, 2)
$fn$;
-- down nivel 1
DROP FUNCTION {s}.fn_redondeo(numeric);
-- down nivel 2
DROP FUNCTION {s}.fn_redondeo(numeric);
-- down nivel 3
DROP FUNCTION {s}.fn_redondeo(numeric);
