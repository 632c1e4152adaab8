-- Una entidad de nivel 3, con copias solo en cajas, pasa a nivel 1.
\pset format unaligned
CREATE SCHEMA suc0001caja001;
CREATE SCHEMA suc0001caja002;
CREATE TABLE suc0001caja001.turnos (id int PRIMARY KEY);
CREATE TABLE suc0001caja002.turnos (id int PRIMARY KEY);
SELECT nivel.configurar('turnos', 3);
SELECT nivel_origen, nivel_destino, copias_eliminadas FROM nivel.ajustar('turnos', 1);
SELECT nivel, to_regclass('public.turnos') FROM nivel.configuracion;
