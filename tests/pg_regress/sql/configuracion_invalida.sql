-- Lo que no tiene sentido se rechaza con código y con un ejemplo.
\set SHOW_CONTEXT never
SELECT nivel.configurar(NULL, 2);
\echo :SQLSTATE
SELECT nivel.configurar('clientes', NULL);
\echo :SQLSTATE
SELECT nivel.configurar('clientes', 4);
\echo :SQLSTATE
SELECT nivel.configurar('clientes', 0);
\echo :SQLSTATE
SELECT nivel.configurar('clientes', 2, '{1,3}');
\echo :SQLSTATE
SELECT nivel.configurar('clientes', 2, '{2,4}');
\echo :SQLSTATE
SELECT nivel.configurar('clientes', 2, '{}');
\echo :SQLSTATE
SELECT nivel.configurar('clientes', 2, NULL);
\echo :SQLSTATE
SELECT nivel.configurar('', 2);
\echo :SQLSTATE
\set VERBOSITY terse
SELECT nivel.configurar(repeat('ñ', 32), 2);
\echo :SQLSTATE
SELECT count(*) FROM nivel.configuracion;
