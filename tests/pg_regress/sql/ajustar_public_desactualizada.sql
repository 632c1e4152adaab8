-- public quedó atrás y tiene filas: se le aplica solo lo que le falta, y las filas quedan.
\pset format unaligned
CREATE SCHEMA suc0001;
SELECT nivel.configurar('zonas', 2);
CREATE TABLE public.zonas (id int PRIMARY KEY, vieja int);
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, vieja int);
INSERT INTO public.zonas VALUES (1, 2);
ALTER TABLE suc0001.zonas ADD nombre text DEFAULT 'sin nombre';
ALTER TABLE suc0001.zonas DROP vieja;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'estructura';
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
TABLE public.zonas;
