-- La función interna, llamada fuera de nivel.ajustar, no puede confirmar un ajuste que se rechazó por la mitad, y deja el fallo.
\pset format unaligned
CREATE ROLE regress_permisos_medias IN ROLE nivel_administrador;
CREATE SCHEMA suc0001;
SELECT nivel.configurar('zonas', 2);
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE public.zonas (id int);
INSERT INTO public.zonas VALUES (1);
ALTER TABLE suc0001.zonas ADD codigo int;
ALTER TABLE suc0001.zonas ADD nombre text;
SET nivel.captura = off;
ALTER TABLE public.zonas ADD nombre int;
RESET nivel.captura;
SET ROLE regress_permisos_medias;
DO $$
BEGIN
    PERFORM nivel._ajustar('zonas', 1, NULL, NULL, 'reproducir');
EXCEPTION WHEN OTHERS THEN
    RAISE NOTICE '%', SQLERRM;
END
$$;
RESET ROLE;
SELECT string_agg(attname, ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'public.zonas'::regclass AND attnum > 0;
SELECT to_regclass('suc0001.zonas');
SELECT resultado, sqlstate FROM nivel.intentos;
DROP ROLE regress_permisos_medias;
