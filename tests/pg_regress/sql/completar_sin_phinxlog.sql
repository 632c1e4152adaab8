-- Sin phinxlog, solo lo que tiene dice qué migraciones tiene: si es igual a lo del modelo, lo recibe; si no, se rechaza.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0001.zonas (id int, a int);
CREATE TABLE suc0001.clientes (id int);
INSERT INTO suc0001.phinxlog VALUES (1, 'Uno'), (2, 'Dos');
CREATE SCHEMA suc0002;
CREATE TABLE suc0002.zonas (id int);
SELECT nivel.completar_sucursal('suc0002');
\echo :SQLSTATE
ALTER TABLE suc0002.zonas ADD a int;
SELECT mensaje, tablas, migraciones FROM nivel.completar_sucursal('suc0002');
SELECT version FROM suc0002.phinxlog ORDER BY 1;
