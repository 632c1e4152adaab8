-- Lo que no puede ser una sucursal se rechaza con código.
\set SHOW_CONTEXT never
CREATE SCHEMA central;
CREATE SCHEMA suc0001caja001;
SELECT nivel.registrar_sucursal('noexiste');
\echo :SQLSTATE
SELECT nivel.registrar_sucursal(NULL);
\echo :SQLSTATE
SELECT nivel.registrar_sucursal('central', NULL);
\echo :SQLSTATE
SELECT nivel.registrar_sucursal('central', 1);
\echo :SQLSTATE
SELECT nivel.registrar_sucursal('public');
\echo :SQLSTATE
SELECT nivel.registrar_sucursal('nivel');
\echo :SQLSTATE
SELECT nivel.registrar_sucursal('pg_catalog');
\echo :SQLSTATE
SELECT nivel.registrar_sucursal('central', 2, 'suc0001caja001');
\echo :SQLSTATE
SELECT nivel.registrar_sucursal('central', 3, 'noexiste');
\echo :SQLSTATE
SELECT nivel.registrar_sucursal('central', 3, 'suc0001caja001');
\echo :SQLSTATE
SELECT count(*) FROM nivel.sucursal_registrada;
