-- CREATE TABLE AS no se reproduce: la copia, vacía, se mueve; con conservar se copia del catálogo.
\pset format unaligned
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas AS SELECT 1 AS id WITH NO DATA;
CREATE TABLE suc0001.rutas AS SELECT 1 AS id WITH NO DATA;
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('rutas', 1, 'conservar');
SELECT to_regclass('public.rutas'), to_regclass('suc0001.rutas__nivel2');
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1);
\d public.zonas
