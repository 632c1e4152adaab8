-- public ya es igual: no se reproduce nada, solo cambia la configuración y se van las copias.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE public.zonas (id int PRIMARY KEY);
INSERT INTO public.zonas VALUES (9);
SELECT nivel.configurar('zonas', 2);
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1);
SELECT resultado, estrategia, migraciones, copias_eliminadas FROM nivel.ajustar('zonas', 1);
TABLE public.zonas;
