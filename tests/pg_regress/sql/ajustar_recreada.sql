-- Una tabla borrada y creada de nuevo no hereda la historia de la anterior.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
ALTER TABLE suc0001.zonas ADD vieja int;
DROP TABLE suc0001.zonas;
CREATE TABLE suc0001.zonas (id text);
SELECT resultado FROM nivel.ajustar('zonas', 1);
\d public.zonas
