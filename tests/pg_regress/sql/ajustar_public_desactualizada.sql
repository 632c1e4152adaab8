-- public quedó atrás y tiene filas: se le aplica solo lo que le falta, y las filas quedan. Lo que quitaría una columna con ellas se rechaza: se hace a mano.
\pset format unaligned
CREATE SCHEMA suc0001;
SELECT nivel.configurar('zonas', 2);
CREATE TABLE public.zonas (id int PRIMARY KEY, vieja int);
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, vieja int);
INSERT INTO public.zonas VALUES (1, 2);
ALTER TABLE suc0001.zonas ADD nombre text DEFAULT 'sin nombre';
ALTER TABLE suc0001.zonas ALTER vieja SET DEFAULT 7;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'estructura';
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
TABLE public.zonas;
-- Con una columna de menos.
CREATE TABLE suc0001.rubros (id int PRIMARY KEY, vieja int);
CREATE TABLE public.rubros (id int PRIMARY KEY, vieja int);
SELECT nivel.configurar('rubros', 2);
INSERT INTO public.rubros VALUES (1, 2);
ALTER TABLE suc0001.rubros DROP vieja;
\set SHOW_CONTEXT never
SELECT nivel.ajustar('rubros', 1);
ALTER TABLE public.rubros DROP vieja;
SELECT resultado, estrategia FROM nivel.ajustar('rubros', 1);
TABLE public.rubros;
