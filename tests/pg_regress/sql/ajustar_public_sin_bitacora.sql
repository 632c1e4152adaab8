-- public.zonas es anterior a la configuración y la bitácora no la conoce: se pone al día o se rechaza con NV008,
-- pero no se intenta crearla otra vez.
\pset format unaligned
CREATE TABLE public.zonas (id int PRIMARY KEY);
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
ALTER TABLE suc0001.zonas ADD nombre text;
DO $$
DECLARE
    estado text := 'éxito';
BEGIN
    BEGIN
        PERFORM nivel.ajustar('zonas', 1);
    EXCEPTION WHEN OTHERS THEN
        estado := SQLSTATE;
    END;
    RAISE NOTICE '%', CASE WHEN estado IN ('éxito', 'NV008') THEN 'bien' ELSE estado END;
END
$$;
