-- Una actualización en singular, tres en plural.
\pset format unaligned
CREATE SCHEMA suc0001;
SELECT nivel.configurar('a', 2);
CREATE TABLE public.a (id int);
CREATE TABLE suc0001.a (id int);
ALTER TABLE suc0001.a ADD x int;
SELECT mensaje FROM nivel.previsualizar('a', 1) WHERE tipo = 'estructura';
ALTER TABLE suc0001.a ADD y int;
ALTER TABLE suc0001.a ADD z int;
SELECT mensaje FROM nivel.previsualizar('a', 1) WHERE tipo = 'estructura';
