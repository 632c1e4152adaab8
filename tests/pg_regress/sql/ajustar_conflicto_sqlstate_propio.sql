-- Un SQLSTATE inventado por un disparador de eventos ajeno llega entero a DETAIL.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE FUNCTION public.no_en_public() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands() WHERE schema_name = 'public' AND object_type = 'table') THEN
        RAISE EXCEPTION 'prohibido por la casa' USING ERRCODE = 'ZZ123';
    END IF;
END
$$;
CREATE EVENT TRIGGER regress_ajustar_casa ON ddl_command_end EXECUTE FUNCTION public.no_en_public();
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
SELECT sqlstate, resultado FROM nivel.intentos;
DROP EVENT TRIGGER regress_ajustar_casa;
SELECT (nivel.ajustar('zonas', 1)).resultado;
