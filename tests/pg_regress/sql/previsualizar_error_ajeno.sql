-- Un error de otro durante la prueba también es una fila, con su SQLSTATE.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE FUNCTION public.no_borrar() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'aquí no se borra' USING ERRCODE = 'ZZ456';
END
$$;
CREATE EVENT TRIGGER regress_previsualizar ON sql_drop EXECUTE FUNCTION public.no_borrar();
SELECT tipo, mensaje, detalle ->> 'sqlstate' AS sqlstate FROM nivel.previsualizar('zonas', 1);
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
DROP EVENT TRIGGER regress_previsualizar;
