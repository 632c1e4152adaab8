-- A table of :n columns, a default and a check each, in two branches: to level 1 and back by hand (the tables made anew and dropped: what
-- the server takes), and by the extension. Prints four times in milliseconds: there and back by hand, there and back with nivel.
\set ON_ERROR_STOP on
\pset tuples_only on
\pset format unaligned
\pset fieldsep ' '
\o /dev/null
SELECT string_agg(format('c%s int DEFAULT %s CHECK (c%s > 0)', i, i, i), ', ') AS columnas FROM generate_series(1, :n) i \gset
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.ancha (:columnas);
CREATE TABLE suc0002.ancha (:columnas);
SELECT clock_timestamp() AS desde \gset
BEGIN;
CREATE TABLE public.ancha (:columnas);
DROP TABLE suc0001.ancha, suc0002.ancha;
COMMIT;
SELECT clock_timestamp() AS en_public \gset
BEGIN;
CREATE TABLE suc0001.ancha (:columnas);
CREATE TABLE suc0002.ancha (:columnas);
DROP TABLE public.ancha;
COMMIT;
SELECT clock_timestamp() AS a_mano \gset
SELECT nivel.configurar('ancha', 2);
SELECT clock_timestamp() AS empieza \gset
SELECT nivel.ajustar('ancha', 1);
SELECT clock_timestamp() AS ajustada \gset
SELECT nivel.ajustar('ancha', 2);
SELECT clock_timestamp() AS vuelta \gset
\o
SELECT extract(epoch FROM :'en_public'::timestamptz - :'desde') * 1000, extract(epoch FROM :'a_mano'::timestamptz - :'en_public') * 1000,
       extract(epoch FROM :'ajustada'::timestamptz - :'empieza') * 1000, extract(epoch FROM :'vuelta'::timestamptz - :'ajustada') * 1000;
