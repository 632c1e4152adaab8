-- Ejecutar un intento fuera de nivel.ajustar no puede confirmar un ajuste que se rechazó por la mitad.
\pset format unaligned
CREATE ROLE regress_permisos_medias IN ROLE nivel_administrador;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SET nivel.captura = off;
ALTER TABLE suc0001.zonas ADD nombre text;
RESET nivel.captura;
SET ROLE regress_permisos_medias;
DO $$
BEGIN
    PERFORM nivel._abrir_intento('zonas', 1, NULL, NULL);
    PERFORM nivel._ejecutar_intento();
EXCEPTION WHEN OTHERS THEN
    NULL;
END
$$;
RESET ROLE;
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
DROP ROLE regress_permisos_medias;
