-- Se rechaza igual que nivel.ajustar: el mismo mensaje, DETAIL, HINT y código, y no cambia nada.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.clientes (id int);
CREATE TABLE suc0002.clientes (id int);
INSERT INTO suc0001.clientes VALUES (1);
INSERT INTO suc0002.clientes SELECT generate_series(1, 45);
SELECT nivel.configurar('clientes', 2, '{1,2}');
SELECT nivel.ajustar('clientes', 1);
\echo :SQLSTATE
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'clientes';
\echo :SQLSTATE
SELECT nivel.ajustar('clientes', 3);
\echo :SQLSTATE
UPDATE nivel.configuracion SET nivel = 3 WHERE entidad = 'clientes';
\echo :SQLSTATE
SELECT nivel.ajustar('clientes', 9);
\echo :SQLSTATE
UPDATE nivel.configuracion SET nivel = 9 WHERE entidad = 'clientes';
\echo :SQLSTATE
SELECT nivel.ajustar('clientes', NULL);
\echo :SQLSTATE
UPDATE nivel.configuracion SET nivel = NULL WHERE entidad = 'clientes';
\echo :SQLSTATE
UPDATE nivel.configuracion SET nivel = 70000 WHERE entidad = 'clientes';
\echo :SQLSTATE
UPDATE nivel.configuracion SET entidad = 'd''otra' WHERE entidad = 'clientes';
\echo :SQLSTATE
SELECT entidad, nivel, niveles_permitidos, to_regclass('public.clientes') FROM nivel.configuracion;
SELECT resultado, sqlstate, nivel_origen, nivel_destino, detalle -> 'detalle' AS detalle, detalle -> 'pedido' ->> 'por' AS por FROM nivel.intentos ORDER BY momento;
