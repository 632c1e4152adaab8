-- Un rol sin ninguno de los dos no ve nada, y si intenta un cambio recibe 42501 con lo que debe pedir.
\pset format unaligned
\set VERBOSITY terse
\set SHOW_CONTEXT never
CREATE ROLE regress_permisos_nadie;
SET ROLE regress_permisos_nadie;
TABLE nivel.configuracion;
TABLE nivel.estado;
TABLE nivel.sucursales;
TABLE nivel.sucursal_registrada;
TABLE nivel.bitacora;
TABLE nivel.registro_phinx;
TABLE nivel.auditoria;
TABLE nivel.intentos;
SELECT * FROM nivel.migraciones('zonas');
\set VERBOSITY default
SELECT nivel.ajustar('zonas', 1);
SELECT nivel.configurar('zonas', 1);
RESET ROLE;
DROP ROLE regress_permisos_nadie;
