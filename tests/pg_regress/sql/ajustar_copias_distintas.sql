-- Copias que difieren, sin referencia: NV006 con cada diferencia; con referencia, manda la elegida.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0003;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, nombre varchar(40));
CREATE TABLE suc0002.zonas (id int PRIMARY KEY, nombre varchar(60), orden int);
CREATE TABLE suc0003.zonas (id int PRIMARY KEY, nombre varchar(40));
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT to_regclass('public.zonas') AS en_public;
\pset format unaligned
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1, referencia => 'suc0002');
SELECT resultado, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1, referencia => 'suc0002');
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
WHERE attrelid = 'public.zonas'::regclass AND attnum > 0 ORDER BY attnum;
