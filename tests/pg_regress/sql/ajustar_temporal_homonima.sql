-- Una tabla temporal con el nombre de la entidad no estorba ni se toca.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
CREATE TEMP TABLE zonas (id int, otra text);
INSERT INTO zonas VALUES (1, 'mía');
SELECT resultado, copias_verificadas FROM nivel.ajustar('zonas', 1);
SELECT * FROM zonas;
SELECT attname FROM pg_attribute WHERE attrelid = 'public.zonas'::regclass AND attnum > 0;
