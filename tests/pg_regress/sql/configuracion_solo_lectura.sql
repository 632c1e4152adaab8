-- En una transacción de solo lectura: 25006.
\set SHOW_CONTEXT never
BEGIN READ ONLY;
SELECT nivel.configurar('clientes', 2);
\echo :SQLSTATE
ROLLBACK;
BEGIN READ ONLY;
SELECT nivel.registrar_sucursal('suc0001');
\echo :SQLSTATE
ROLLBACK;
BEGIN READ ONLY;
SELECT nivel.baja_sucursal('suc0001');
\echo :SQLSTATE
ROLLBACK;
