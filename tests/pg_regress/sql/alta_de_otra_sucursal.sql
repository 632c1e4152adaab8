-- Lo que usa algo de otra sucursal no se copia: una clave foránea, una vista, un tipo, un valor por omisión. Cada cosa se nombra.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0001caja001;
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TYPE suc0002.color AS ENUM ('rojo');
CREATE FUNCTION suc0002.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE suc0001caja001.cierres (id int);
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (id int PRIMARY KEY, zona int REFERENCES suc0002.zonas, color suc0002.color, n int DEFAULT suc0002.f());
CREATE VIEW suc0001.todas AS SELECT * FROM suc0001.zonas UNION ALL SELECT * FROM suc0002.zonas;
CREATE VIEW suc0001.cierres AS SELECT * FROM suc0001caja001.cierres;
CREATE FUNCTION suc0001.pintar(suc0002.color) RETURNS void LANGUAGE sql AS '';
SELECT nivel.configurar('clientes', 2);
SELECT nivel.alta_sucursal('suc0003', referencia => 'suc0001');
\echo :SQLSTATE
SELECT to_regnamespace('suc0003');
-- una caja puede usar lo de su sucursal, y no lo de otra
CREATE TABLE suc0001caja001.aperturas (zona int REFERENCES suc0002.zonas);
SELECT nivel.alta_sucursal('suc0001caja002', 3);
\echo :SQLSTATE
