-- Las tres frases del requerimiento, en su orden (AC-014).
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.clientes (id int);
CREATE TABLE suc0002.clientes (id int);
SELECT nivel.configurar('clientes', 2);
SELECT orden, tipo, mensaje FROM nivel.previsualizar('clientes', 1);
SELECT tipo, jsonb_pretty(detalle) AS detalle FROM nivel.previsualizar('clientes', 1);
