-- CREATE TABLE AS no se reproduce: la copia, vacía, se mueve; con conservar no se puede y se rechaza por su nombre.
\pset format unaligned
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas AS SELECT 1 AS id WITH NO DATA;
SELECT nivel.ajustar('zonas', 1, 'conservar');
\echo :SQLSTATE
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1);
\d public.zonas
