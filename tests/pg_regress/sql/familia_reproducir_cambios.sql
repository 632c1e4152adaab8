-- Particiones que se agregan, se separan, se borran y cambian de nombre: la familia de hoy llega a public.
\set SHOW_CONTEXT never
SET client_min_messages = error;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.ventas (id int, anio int) PARTITION BY LIST (anio);
CREATE TABLE suc0001.ventas_1 PARTITION OF suc0001.ventas FOR VALUES IN (1);
CREATE TABLE suc0001.ventas_2 PARTITION OF suc0001.ventas FOR VALUES IN (2);
CREATE TABLE suc0001.ventas_3 (id int, anio int);
ALTER TABLE suc0001.ventas ATTACH PARTITION suc0001.ventas_3 FOR VALUES IN (3);
-- Borrada: no deja rastro.
DROP TABLE suc0001.ventas_2;
SELECT detalle ->> 'estrategia' AS estrategia, detalle ->> 'motivo' AS motivo FROM nivel.previsualizar('ventas', 1) WHERE tipo = 'estructura';
-- Cambió de nombre.
ALTER TABLE suc0001.ventas_1 RENAME TO "la primera";
SELECT detalle ->> 'estrategia' AS estrategia, detalle ->> 'motivo' AS motivo FROM nivel.previsualizar('ventas', 1) WHERE tipo = 'estructura';
-- Separada: es otra tabla, y se queda.
ALTER TABLE suc0001.ventas DETACH PARTITION suc0001.ventas_3;
SELECT detalle ->> 'estrategia' AS estrategia, detalle ->> 'motivo' AS motivo FROM nivel.previsualizar('ventas', 1) WHERE tipo = 'estructura';
SELECT resultado, estrategia FROM nivel.ajustar('ventas', 1);
SELECT oid::regclass, relispartition FROM pg_class WHERE relname IN ('ventas', 'ventas_1', 'ventas_2', 'ventas_3', 'la primera') ORDER BY 1::text;
SELECT resultado, estrategia FROM nivel.ajustar('ventas_3', 1);
SELECT oid::regclass, relispartition FROM pg_class WHERE relname IN ('ventas', 'ventas_1', 'ventas_2', 'ventas_3', 'la primera') ORDER BY 1::text;
-- Una hija por herencia que se agrega y se suelta.
CREATE TABLE suc0001.papeles (id int);
CREATE TABLE suc0001.contratos () INHERITS (suc0001.papeles);
CREATE TABLE suc0001.planos (id int);
ALTER TABLE suc0001.planos INHERIT suc0001.papeles;
ALTER TABLE suc0001.contratos NO INHERIT suc0001.papeles;
SELECT detalle ->> 'estrategia' AS estrategia, detalle ->> 'motivo' AS motivo FROM nivel.previsualizar('papeles', 1) WHERE tipo = 'estructura';
SELECT resultado, estrategia FROM nivel.ajustar('papeles', 1);
SELECT inhrelid::regclass, inhparent::regclass FROM pg_inherits WHERE inhparent = 'public.papeles'::regclass;
SELECT to_regclass('suc0001.contratos');
