-- Un error de otro al borrar las copias: su SQLSTATE llega sin cambios, también a la auditoría, y todo se deshace.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE FUNCTION public.no_borrar() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'aquí no se borra' USING ERRCODE = 'ZZ456', HINT = 'pregunte antes';
END
$$;
CREATE EVENT TRIGGER regress_ajustar_borrar ON sql_drop EXECUTE FUNCTION public.no_borrar();
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
SELECT sqlstate, resultado, motivo FROM nivel.intentos;
DROP EVENT TRIGGER regress_ajustar_borrar;
