-- Una secuencia o una colación de public con el mismo nombre y otra definición no sirve: NV007 la nombra.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SEQUENCE suc0001.numeros INCREMENT 2;
CREATE SEQUENCE public.numeros INCREMENT 3;
CREATE TABLE suc0001.zonas (id int DEFAULT nextval('suc0001.numeros'));
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
CREATE COLLATION suc0001.orden (locale = 'C');
CREATE COLLATION public.orden (locale = 'POSIX');
CREATE TABLE suc0001.rutas (nombre text COLLATE suc0001.orden);
SELECT nivel.ajustar('rutas', 1);
\echo :SQLSTATE
-- Iguales, se comparten; si faltan, se traen.
DROP SEQUENCE public.numeros;
DROP COLLATION public.orden;
CREATE SEQUENCE public.numeros INCREMENT 2;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT resultado, estrategia FROM nivel.ajustar('rutas', 1);
SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'public.zonas'::regclass;
SELECT collnamespace::regnamespace, collname, collcollate FROM pg_collation WHERE collname = 'orden' ORDER BY 1;
