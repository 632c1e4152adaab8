-- Una sucursal nueva sirve de modelo: con ella sola, lo que la bitácora sabe de las demás se reproduce en public.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
BEGIN;
CREATE TYPE suc0001.color AS ENUM ('rojo');
CREATE TABLE suc0001.zonas (id serial PRIMARY KEY, color suc0001.color);
INSERT INTO suc0001.phinxlog VALUES (1, 'Zonas', now(), now());
COMMIT;
BEGIN;
ALTER TABLE suc0001.zonas RENAME TO zonas_venta;
ALTER TABLE suc0001.zonas_venta ADD nombre text;
INSERT INTO suc0001.phinxlog VALUES (2, 'Nombre', now(), now());
COMMIT;
SELECT nivel.configurar('zonas_venta', 2);
SELECT tablas FROM nivel.alta_sucursal('suc0002');
SET client_min_messages = warning;
DROP SCHEMA suc0001 CASCADE;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas_venta', 1) ORDER BY orden;
SELECT estrategia, migraciones FROM nivel.ajustar('zonas_venta', 1);
SELECT version, migration_name FROM public.phinxlog ORDER BY 1;
\d public.zonas_venta
