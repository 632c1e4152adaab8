-- Las funciones internas, llamadas a mano por un administrador, no ajustan nada sin dejarlo en la auditoría.
\pset format unaligned
CREATE ROLE regress_permisos_internas IN ROLE nivel_administrador;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.configurar('zonas', 2);
SET ROLE regress_permisos_internas;
DO $$
BEGIN
    PERFORM nivel._previsualizar('zonas', 1, NULL, NULL);
EXCEPTION WHEN OTHERS THEN
    NULL;
END
$$;
RESET ROLE;
SELECT nivel, to_regclass('public.zonas'), to_regclass('suc0001.zonas') FROM nivel.configuracion;
SELECT count(*) FROM nivel.auditoria WHERE accion NOT IN ('activar', 'configurar');
DROP ROLE regress_permisos_internas;
