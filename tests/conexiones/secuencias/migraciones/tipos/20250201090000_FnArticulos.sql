-- con la siguiente
-- cruda
-- up articulos
CREATE OR REPLACE FUNCTION fn_articulos_nombre() RETURNS trigger LANGUAGE plpgsql AS $fn$
BEGIN
    NEW.nombre := upper(NEW.nombre);
    RETURN NEW;
END;
$fn$;
-- down articulos
DROP FUNCTION fn_articulos_nombre();
