-- La HINT de un nivel no permitido propone algo que el administrador puede hacer.
\set SHOW_CONTEXT never
CREATE ROLE regress_permisos_pista IN ROLE nivel_administrador;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.configurar('zonas', 2, '{2}');
SET ROLE regress_permisos_pista;
DO $$
DECLARE
    pista text;
BEGIN
    PERFORM nivel.ajustar('zonas', 1);
EXCEPTION WHEN SQLSTATE 'NV002' THEN
    GET STACKED DIAGNOSTICS pista = PG_EXCEPTION_HINT;
    RAISE NOTICE 'propone nivel.configurar: %', pista LIKE '%nivel.configurar(%';
END
$$;
RESET ROLE;
DROP ROLE regress_permisos_pista;
