-- Whoever forbids himself views that are not the server's, as pg_dump does, is answered as ever (a server of before does not know the setting).
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int PRIMARY KEY);
SELECT nivel.configurar('clientes', 2);
SELECT count(set_config(name, 'view, foreign-table', false)) <= 1 AS prohibidas FROM pg_settings WHERE name = 'restrict_nonsystem_relation_kind';
SELECT tipo, mensaje FROM nivel.previsualizar('clientes', 1);
SELECT mensaje FROM nivel.ajustar('clientes', 1);
SELECT mensaje FROM nivel.ajustar('clientes', 2);
SELECT mensaje FROM nivel.alta_sucursal('suc0002');
SELECT * FROM nivel.deriva('clientes');
