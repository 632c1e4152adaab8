-- Los parámetros: su valor y quién puede cambiarlos.
\pset format unaligned
SELECT nivel._sistema() <> '' AS cargada;
SELECT name, setting, unit, context, vartype, enumvals, min_val, max_val FROM pg_settings WHERE name LIKE 'nivel.%' ORDER BY name;
CREATE ROLE regress_configuracion_gucs IN ROLE nivel_administrador;
SET ROLE regress_configuracion_gucs;
SET nivel.patron_sucursal = '^x$';
SET nivel.patron_caja = '^x$';
SET nivel.captura = off;
SET nivel.limpieza = 'conservar';
SET nivel.espera_bloqueo = '2s';
SET nivel.usuario = 'jperez';
SHOW nivel.espera_bloqueo;
RESET ROLE;
-- the limits are above; the server gives them with or without their unit
\set VERBOSITY sqlstate
SET nivel.espera_bloqueo = 0;
SET nivel.espera_bloqueo = '2h';
\set VERBOSITY default
SET nivel.espera_bloqueo = '250ms';
SHOW nivel.espera_bloqueo;
DROP ROLE regress_configuracion_gucs;
