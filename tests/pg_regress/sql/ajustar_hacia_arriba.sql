-- De nivel 1 a 2 o 3, y de 2 a 3, se rechaza por su nombre y nada cambia.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.rubros (id int);
CREATE TABLE public.zonas (id int);
SELECT nivel.configurar('zonas', 1);
SELECT nivel.ajustar('zonas', 2);
\echo :SQLSTATE
SELECT nivel.ajustar('zonas', 3);
\echo :SQLSTATE
SELECT nivel.ajustar('rubros', 3);
\echo :SQLSTATE
SELECT entidad, nivel FROM nivel.configuracion ORDER BY entidad;
