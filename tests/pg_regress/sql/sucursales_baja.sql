-- Una baja marca y no borra; registrarla otra vez la vuelve a activar.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0001caja001;
CREATE SCHEMA kiosco;
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.registrar_sucursal('kiosco', 3, 'suc0001');
SELECT nivel.baja_sucursal('suc0001');
SELECT nivel.baja_sucursal('suc0001caja001');
SELECT nivel.baja_sucursal('kiosco');
SELECT * FROM nivel.sucursales ORDER BY esquema;
SELECT to_regclass('suc0001.zonas');
SELECT nivel.registrar_sucursal('suc0001');
SELECT nivel.registrar_sucursal('suc0001caja001', 3);
SELECT esquema, padre, activa FROM nivel.sucursales ORDER BY esquema;
SELECT nivel.baja_sucursal('noexiste');
\echo :SQLSTATE
SELECT nivel.baja_sucursal(NULL);
\echo :SQLSTATE
SELECT nivel.baja_sucursal('public');
\echo :SQLSTATE
