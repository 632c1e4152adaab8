-- Qué tablas tiene una sucursal nueva: las de su nivel y las demás; no las de otro nivel, las conservadas ni la que una sola tiene.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.notas (id int);
CREATE TABLE suc0002.notas (id int);
CREATE TABLE suc0001.importacion (id int);
CREATE TABLE suc0001.importacion_2024 () INHERITS (suc0001.importacion);
CREATE TABLE suc0001.aperturas (id int PRIMARY KEY);
CREATE TABLE suc0001.monedas (id int);
CREATE TABLE suc0002.monedas (id int);
SELECT nivel.configurar('zonas', 2), nivel.configurar('aperturas', 3), nivel.configurar('monedas', 2);
SELECT resultado FROM nivel.ajustar('monedas', 1, limpieza => 'conservar');
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0003', referencia => 'suc0001') WHERE tipo IN ('estructura', 'advertencia');
SELECT tablas FROM nivel.alta_sucursal('suc0003', referencia => 'suc0001');
SELECT relname FROM pg_class WHERE relnamespace = 'suc0003'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1;
-- la que una sola tiene va si algo que va la necesita
CREATE VIEW suc0001.resumen AS SELECT count(*) AS n FROM suc0001.importacion;
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0004', referencia => 'suc0001') WHERE tipo IN ('estructura', 'advertencia');
-- la de otro nivel no va ni así: se nombra
ALTER TABLE suc0001.notas ADD apertura int REFERENCES suc0001.aperturas;
SELECT nivel.alta_sucursal('suc0004', referencia => 'suc0001');
\echo :SQLSTATE
-- la que otra, atrasada, todavía no tiene
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
ALTER TABLE suc0001.notas DROP apertura;
INSERT INTO suc0001.phinxlog VALUES (1, 'Uno');
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0004') WHERE tipo IN ('verificacion', 'estructura', 'advertencia');
