-- Sentencias sin migración: la misma en otra sucursal es la misma; la que solo se parece (un texto, un espacio en un literal) no.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.zonas (id int);
create  table "suc0002".zonas (id int);
CREATE TABLE suc0001.rutas (id int);
CREATE TABLE suc0002.rutas (id int);
COMMENT ON TABLE suc0001.rutas IS 'vea suc0001.zonas';
COMMENT ON TABLE suc0002.rutas IS 'vea suc0002.zonas';
ALTER TABLE suc0001.rutas ADD b int;
CREATE TABLE suc0001.notas (id int, t text DEFAULT 'a  b');
CREATE TABLE suc0002.notas (id int, t text DEFAULT 'a b');
ALTER TABLE suc0001.notas ADD b int;
CREATE TABLE suc0001.pagos (id int);
CREATE TABLE suc0002.pagos (id int);
ALTER TABLE suc0001.pagos ADD suc0001 int; -- suc0001.pagos
ALTER TABLE   "suc0002" . pagos ADD suc0001 int /* suc0002.pagos */;
ALTER TABLE suc0001.pagos ADD CONSTRAINT positivo CHECK (pagos.suc0001 > 0);
-- Atrasada: la otra pasó por lo mismo y por algo más.
SELECT tipo, mensaje FROM nivel.previsualizar('pagos', 1) WHERE tipo IN ('advertencia', 'impedimento');
SELECT resultado, estrategia FROM nivel.ajustar('pagos', 1);
-- Distintas: lo que tienen no es lo mismo.
SELECT nivel.ajustar('rutas', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('notas', 1);
\echo :SQLSTATE
SELECT esquema, objeto, clase, diferencia, aqui, referencia FROM nivel.deriva('rutas') WHERE clase <> 'no comparado';
