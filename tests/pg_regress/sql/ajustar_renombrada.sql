-- Una tabla que cambió de nombre se reproduce con toda su historia.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id serial PRIMARY KEY, nombre text);
CREATE INDEX ON suc0001.zonas (nombre);
ALTER TABLE suc0001.zonas RENAME TO zonas_venta;
ALTER TABLE suc0001.zonas_venta RENAME COLUMN nombre TO titulo;
SELECT resultado FROM nivel.ajustar('zonas_venta', 1);
\d public.zonas*
