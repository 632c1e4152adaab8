-- Varias filas en una sentencia: en el orden que haga falta, todas o ninguna.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (id int PRIMARY KEY, zona int CONSTRAINT fk_zona REFERENCES suc0001.zonas);
CREATE TABLE suc0001.articulos (id int PRIMARY KEY, cliente int CONSTRAINT fk_cliente REFERENCES suc0001.clientes);
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('articulos', 2), ('clientes', 2), ('zonas', 2);
-- Una sola no puede: depende de la otra.
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'articulos';
\echo :SQLSTATE
-- Las tres juntas, aunque por orden alfabético sea al revés.
UPDATE nivel.configuracion SET nivel = 1;
SELECT conrelid::regclass, confrelid::regclass FROM pg_constraint WHERE contype = 'f' ORDER BY conrelid::regclass::text;
SELECT entidad, nivel_origen, nivel_destino, resultado FROM nivel.intentos ORDER BY momento;
-- Cada una es un intento, con un solo final.
SELECT entidad, string_agg(fase, ', ' ORDER BY id) AS fases FROM nivel.auditoria WHERE accion = 'ajustar' GROUP BY intento, entidad ORDER BY min(id);
-- Una que falla deshace todas, y se sabe cuál y por qué.
CREATE TABLE suc0001.a (id int);
CREATE TABLE suc0001.b (id int);
CREATE TABLE suc0001.c (id int);
INSERT INTO suc0001.b VALUES (1);
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('a', 2), ('b', 2), ('c', 2);
UPDATE nivel.configuracion SET nivel = 1 WHERE nivel = 2;
\echo :SQLSTATE
SELECT entidad, nivel FROM nivel.configuracion ORDER BY entidad;
SELECT to_regclass('public.a'), to_regclass('suc0001.a');
SELECT entidad, resultado, sqlstate FROM nivel.intentos WHERE entidad IN ('a', 'b', 'c') ORDER BY entidad;
-- Un círculo no tiene orden: cada una se rechaza como sola.
CREATE TABLE suc0001.x (id int PRIMARY KEY, y int);
CREATE TABLE suc0001.y (id int PRIMARY KEY, x int REFERENCES suc0001.x);
ALTER TABLE suc0001.x ADD FOREIGN KEY (y) REFERENCES suc0001.y;
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('x', 2), ('y', 2);
\set VERBOSITY terse
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad IN ('x', 'y');
\echo :SQLSTATE
SELECT entidad, resultado, sqlstate FROM nivel.intentos WHERE entidad IN ('x', 'y') ORDER BY entidad;
-- Una partición va con su tabla: no se la ajusta dos veces.
CREATE TABLE suc0001.ventas (anio int) PARTITION BY LIST (anio);
CREATE TABLE suc0001.ventas_2026 PARTITION OF suc0001.ventas FOR VALUES IN (2026);
CREATE TABLE suc0001.antes PARTITION OF suc0001.ventas FOR VALUES IN (2025);
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('ventas', 2), ('ventas_2026', 2), ('antes', 2);
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad IN ('ventas', 'ventas_2026', 'antes');
SELECT inhrelid::regclass FROM pg_inherits ORDER BY inhrelid::regclass::text;
SELECT entidad, resultado FROM nivel.intentos WHERE entidad LIKE 'ventas%' OR entidad = 'antes' ORDER BY entidad;
