-- Todas las clases de objetos: faltan, existen como los hace su archivo, difieren.
\set SHOW_CONTEXT never
\pset format unaligned
SET client_min_messages = warning;
SELECT nivel.registrar_manifiesto('c', jsonb_build_object('formato', 1, 'epicas', '[]'::jsonb, 'esquemas', '[{"nombre": "app"}]'::jsonb, 'archivos', jsonb_build_array(
    jsonb_build_object('orden', 1, 'nombre', '01.sql', 'sql', $q$CREATE SCHEMA IF NOT EXISTS app;
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE TYPE app.color AS ENUM ('rojo', 'azul');
CREATE DOMAIN app.codigo AS text CHECK (VALUE <> '');
CREATE TYPE app.punto AS (x int, y int);
CREATE TYPE app.rango AS RANGE (subtype = int);
CREATE SEQUENCE app.numero START 5;
CREATE TABLE app.cosas (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, color app.color DEFAULT 'rojo', dia date NOT NULL) ;
CREATE TABLE app.partes (id int, dia date) PARTITION BY RANGE (dia);
CREATE TABLE app.partes_2026 PARTITION OF app.partes FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE INDEX cosas_dia ON app.cosas (dia DESC) WHERE color = 'rojo';
CREATE VIEW app.rojas AS SELECT id FROM app.cosas WHERE color = 'rojo';
CREATE MATERIALIZED VIEW app.dias AS SELECT dia, count(*) FROM app.cosas GROUP BY dia;
CREATE FUNCTION app.suma(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT a + b';
CREATE FUNCTION app.suma(a text) RETURNS text LANGUAGE sql AS 'SELECT a';
CREATE PROCEDURE app.nada() LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION app.tocar() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tocar BEFORE UPDATE ON app.cosas FOR EACH ROW EXECUTE FUNCTION app.tocar();
COMMENT ON TABLE app.cosas IS 'cosas';$q$,
    'crea', '[{"clase": "esquema", "nombre": "app"}, {"clase": "extension", "nombre": "pgcrypto"}, {"clase": "tipo", "esquema": "app", "nombre": "color"}, {"clase": "tipo", "esquema": "app", "nombre": "codigo"},
              {"clase": "tipo", "esquema": "app", "nombre": "punto"}, {"clase": "tipo", "esquema": "app", "nombre": "rango"}, {"clase": "secuencia", "esquema": "app", "nombre": "numero"},
              {"clase": "tabla", "esquema": "app", "nombre": "cosas"}, {"clase": "tabla", "esquema": "app", "nombre": "partes"}, {"clase": "tabla", "esquema": "app", "nombre": "partes_2026"},
              {"clase": "indice", "esquema": "app", "nombre": "cosas_dia"}, {"clase": "vista", "esquema": "app", "nombre": "rojas"}, {"clase": "vista", "esquema": "app", "nombre": "dias"},
              {"clase": "funcion", "esquema": "app", "nombre": "suma"}, {"clase": "funcion", "esquema": "app", "nombre": "nada"}, {"clase": "funcion", "esquema": "app", "nombre": "tocar"}]'::jsonb))));
SELECT objeto, clase, estado FROM nivel.brecha('c');
SELECT archivo, estado, detalle FROM nivel.brecha_plan('c');
SELECT archivo, estado, creados FROM nivel.cerrar_brecha('c');
SELECT objeto, clase, estado, detalle FROM nivel.brecha('c');
SELECT nivel.exigir_manifiesto('c');
\echo cada una, cambiada
ALTER TYPE app.color ADD VALUE 'verde';
ALTER DOMAIN app.codigo SET NOT NULL;
ALTER TYPE app.punto ADD ATTRIBUTE z int;
ALTER SEQUENCE app.numero INCREMENT 2;
ALTER TABLE app.partes ADD nota text;
DROP TRIGGER tocar ON app.cosas;
DROP INDEX app.cosas_dia; CREATE INDEX cosas_dia ON app.cosas (dia);
CREATE OR REPLACE VIEW app.rojas AS SELECT id FROM app.cosas WHERE color = 'azul';
DROP FUNCTION app.suma(text);
CREATE OR REPLACE PROCEDURE app.nada() LANGUAGE plpgsql AS 'BEGIN NULL; END';
SELECT objeto, clase, estado, detalle FROM nivel.brecha('c') WHERE estado <> 'existe';
\echo y sin una
DROP MATERIALIZED VIEW app.dias;
DROP TABLE app.partes_2026;
SELECT objeto, clase, estado, detalle FROM nivel.brecha('c') WHERE objeto IN ('dias', 'partes', 'partes_2026');
\echo lo que una extensión trae, y las partes de otra cosa, no sobran
CREATE EXTENSION hstore SCHEMA app;
CREATE TABLE app.partes_2027 PARTITION OF app.partes FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
CREATE TABLE app.suelta (id serial); CREATE VIEW app.otra AS SELECT 1; CREATE TYPE app.otro AS ENUM ();
SELECT objeto, clase FROM nivel.brecha('c') WHERE estado = 'sobra';
