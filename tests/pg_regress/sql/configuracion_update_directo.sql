-- Sin tablas en ninguna parte un UPDATE del nivel es otra declaración; lo permitido se cambia, y a un administrador le vale lo mismo.
\set SHOW_CONTEXT never
SELECT nivel.configurar('clientes', 2);
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'clientes';
\echo :SQLSTATE
SELECT entidad, nivel, niveles_permitidos FROM nivel.configuracion;
UPDATE nivel.configuracion SET nivel = 2 WHERE entidad = 'clientes';
\set VERBOSITY terse
UPDATE nivel.configuracion SET entidad = 'otra' WHERE entidad = 'clientes';
\echo :SQLSTATE
UPDATE nivel.configuracion SET nivel = 7 WHERE entidad = 'clientes';
\echo :SQLSTATE
UPDATE nivel.configuracion SET niveles_permitidos = '{2}' WHERE entidad = 'clientes';
SELECT entidad, nivel, niveles_permitidos FROM nivel.configuracion;
CREATE ROLE regress_configuracion_update IN ROLE nivel_administrador;
SET ROLE regress_configuracion_update;
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'clientes';
\echo :SQLSTATE
UPDATE nivel.configuracion SET nivel = 1, niveles_permitidos = '{1}' WHERE entidad = 'clientes';
\echo :SQLSTATE
SELECT entidad, nivel, niveles_permitidos FROM nivel.configuracion;
RESET ROLE;
DROP ROLE regress_configuracion_update;
