-- conservar: las copias quedan, con otro nombre, y ya no tapan a la tabla compartida.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0001caja001;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001caja001.zonas (id int PRIMARY KEY);
SELECT nivel.configurar('zonas', 2);
SELECT resultado, copias_verificadas, copias_eliminadas FROM nivel.ajustar('zonas', 1, 'conservar');
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND c.relname LIKE 'zonas%' ORDER BY 1, 2;
SET search_path = suc0001, public;
SELECT 'zonas'::regclass::oid = 'public.zonas'::regclass::oid AS compartida;
