-- Activar y desactivar son de superusuario.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_permisos_activar IN ROLE nivel_administrador;
SET ROLE regress_permisos_activar;
SELECT count(*) FROM nivel.activar();
\echo :SQLSTATE
SELECT count(*) FROM nivel.desactivar();
\echo :SQLSTATE
RESET ROLE;
SELECT estado FROM nivel.diagnostico() WHERE control = 'captura';
DROP ROLE regress_permisos_activar;
