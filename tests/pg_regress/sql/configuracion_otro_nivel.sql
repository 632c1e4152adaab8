-- Declararla en otro nivel es lo mismo que ajustar: se prueba, se mueve y se audita, o se rechaza y nada cambia.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int);
INSERT INTO suc0001.clientes VALUES (1);
SELECT nivel.configurar('clientes', 2, '{2}');
SELECT nivel.configurar('clientes', 1, '{1}');
\echo :SQLSTATE
SELECT nivel, niveles_permitidos FROM nivel.configuracion;
TRUNCATE suc0001.clientes;
SELECT nivel.configurar('clientes', 1, '{1}');
SELECT nivel, niveles_permitidos, to_regclass('public.clientes'), to_regclass('suc0001.clientes') FROM nivel.configuracion;
SELECT entidad, nivel_origen, nivel_destino, resultado, sqlstate FROM nivel.intentos ORDER BY momento;
