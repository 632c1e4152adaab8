-- AC-002: la primera tabla y su cuenta en el mensaje, todas con su cuenta exacta en DETAIL; nada cambia.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0003;
CREATE TABLE suc0001.clientes (id int);
CREATE TABLE suc0002.clientes (id int);
CREATE TABLE suc0003.clientes (id int);
SELECT nivel.configurar('clientes', 2);
INSERT INTO suc0002.clientes SELECT generate_series(1, 45);
INSERT INTO suc0003.clientes VALUES (1);
SELECT nivel.ajustar('clientes', 1);
\echo :SQLSTATE
DELETE FROM suc0002.clientes;
SELECT nivel.ajustar('clientes', 1);
SELECT nivel, to_regclass('public.clientes'), to_regclass('suc0001.clientes') FROM nivel.configuracion;
