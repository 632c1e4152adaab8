-- Esquemas que los patrones no reconocen se registran a mano; registrar uno descubierto lo deja como está.
\pset format unaligned
CREATE SCHEMA central;
CREATE SCHEMA kiosco;
CREATE SCHEMA "Suc 1";
CREATE SCHEMA suc0001;
SELECT nivel.registrar_sucursal('central');
SELECT nivel.registrar_sucursal('kiosco', 3, 'central');
SELECT nivel.registrar_sucursal(esquema => 'Suc 1', nivel => 2);
SELECT nivel.registrar_sucursal('suc0001');
SELECT * FROM nivel.sucursales ORDER BY esquema;
SELECT esquema, registrada_por = session_user AS por_mi FROM nivel.sucursal_registrada ORDER BY esquema;
SELECT nivel.registrar_sucursal('kiosco', 2);
SELECT esquema, nivel, padre FROM nivel.sucursales WHERE esquema = 'kiosco';
