-- Los niveles permitidos, solos o con el nivel: se controlan y quedan en la historia.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int);
SELECT nivel.configurar('clientes', 2);
UPDATE nivel.configuracion SET niveles_permitidos = '{3,2}' WHERE entidad = 'clientes';
UPDATE nivel.configuracion SET niveles_permitidos = '{1}' WHERE entidad = 'clientes';
\echo :SQLSTATE
\set VERBOSITY terse
UPDATE nivel.configuracion SET niveles_permitidos = '{2,4}' WHERE entidad = 'clientes';
\echo :SQLSTATE
UPDATE nivel.configuracion SET niveles_permitidos = '{2,NULL}' WHERE entidad = 'clientes';
\echo :SQLSTATE
UPDATE nivel.configuracion SET niveles_permitidos = NULL WHERE entidad = 'clientes';
\echo :SQLSTATE
-- El nivel y lo permitido a la vez, como nivel.configurar.
UPDATE nivel.configuracion SET nivel = 1, niveles_permitidos = '{2,3}' WHERE entidad = 'clientes';
\echo :SQLSTATE
SELECT nivel, niveles_permitidos FROM nivel.configuracion;
UPDATE nivel.configuracion SET nivel = 1, niveles_permitidos = '{1}' WHERE entidad = 'clientes';
SELECT nivel, niveles_permitidos, to_regclass('public.clientes') FROM nivel.configuracion;
SELECT accion, nivel_origen AS desde, nivel_destino AS hasta, resultado, sqlstate, detalle #> '{anterior,niveles_permitidos}' AS antes,
       detalle #> '{nueva,niveles_permitidos}' AS despues FROM nivel.historial WHERE entidad = 'clientes' ORDER BY momento;
