-- Lo que guardan Citus y TimescaleDB se conoce por sus catálogos, antes de preguntar si hay filas: se nombra, con cómo devolverlo.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.distribuida (id int);
CREATE TABLE suc0002.distribuida (id int);
CREATE TABLE suc0001.de_esquema (id int);
CREATE TABLE suc0002.de_esquema (id int);
CREATE TABLE public.referencia (id int);
CREATE TABLE suc0001.local (id int);
CREATE TABLE suc0002.local (id int);
CREATE TABLE suc0001.hiper (id int, momento timestamptz);
CREATE TABLE suc0002.hiper (id int, momento timestamptz);
CREATE TABLE suc0001.partida (id int) PARTITION BY LIST (id);
CREATE TABLE suc0001.partida_1 PARTITION OF suc0001.partida FOR VALUES IN (1);
CREATE TABLE suc0001.comun (id int);
SELECT count(nivel.configurar(e, 2)) FROM unnest('{distribuida,de_esquema,local,hiper,partida,comun}'::text[]) e;
SELECT nivel.configurar('referencia', 1);
-- Sin esos motores no se sospecha de nadie; lo que otro llama igual no cuenta.
CREATE ROLE regress_falso;
CREATE SCHEMA _timescaledb_catalog AUTHORIZATION regress_falso;
SET ROLE regress_falso;
CREATE VIEW _timescaledb_catalog.hypertable AS SELECT 'suc0001'::name AS schema_name, 'comun'::name AS table_name;
CREATE TABLE _timescaledb_catalog.chunk (schema_name name, table_name name);
INSERT INTO _timescaledb_catalog.chunk VALUES ('suc0001', 'comun');
RESET ROLE;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'motor';
SELECT tipo FROM nivel.previsualizar('comun', 1) WHERE tipo IN ('verificacion', 'impedimento');
DROP OWNED BY regress_falso;
DROP ROLE regress_falso;
-- Tampoco lo que se llama igual y es de un superusuario, si no tiene las columnas.
SET allow_system_table_mods = on;
CREATE TABLE pg_catalog.pg_dist_partition (logicalrelid regclass);
CREATE SCHEMA _timescaledb_catalog;
CREATE TABLE _timescaledb_catalog.hypertable (nota text);
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'motor';
SELECT tipo FROM nivel.previsualizar('comun', 1) WHERE tipo IN ('verificacion', 'impedimento');
DROP TABLE pg_catalog.pg_dist_partition;
DROP SCHEMA _timescaledb_catalog CASCADE;
RESET allow_system_table_mods;
-- Sus catálogos, con las columnas que tienen de verdad.
SET allow_system_table_mods = on;
CREATE TABLE pg_catalog.pg_dist_partition (logicalrelid regclass NOT NULL, partmethod "char" NOT NULL, partkey text, colocationid integer DEFAULT 0 NOT NULL,
    repmodel "char" DEFAULT 's' NOT NULL, autoconverted boolean DEFAULT false NOT NULL);
RESET allow_system_table_mods;
INSERT INTO pg_catalog.pg_dist_partition (logicalrelid, partmethod, colocationid, repmodel) VALUES
    ('suc0002.distribuida', 'h', 3, 's'), ('suc0001.de_esquema', 'n', 7, 's'), ('suc0002.de_esquema', 'n', 8, 's'), ('public.referencia', 'n', 1, 't'), ('suc0001.local', 'n', 0, 's'),
    ('suc0001.partida_1', 'h', 4, 's');
CREATE SCHEMA _timescaledb_catalog;
CREATE TABLE _timescaledb_catalog.hypertable (id int, schema_name name NOT NULL, table_name name NOT NULL);
CREATE TABLE _timescaledb_catalog.chunk (id int, hypertable_id int, schema_name name NOT NULL, table_name name NOT NULL);
INSERT INTO _timescaledb_catalog.hypertable VALUES (1, 'suc0002', 'hiper');
INSERT INTO _timescaledb_catalog.chunk VALUES (1, 1, 'suc0001', 'hiper');
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'motor';
SELECT nivel.ajustar('distribuida', 1);
SELECT nivel.ajustar('de_esquema', 1, limpieza => 'conservar');
SELECT nivel.ajustar('referencia', 2);
SELECT nivel.ajustar('local', 1);
SELECT nivel.ajustar('hiper', 1);
SELECT nivel.ajustar('partida', 1);
\echo :SQLSTATE
SELECT e, p.tipo, p.mensaje FROM unnest('{distribuida,de_esquema,local,hiper,partida}'::text[]) e CROSS JOIN LATERAL nivel.previsualizar(e, 1) p;
SELECT entidad, nivel FROM nivel.configuracion ORDER BY 1;
SELECT resultado FROM nivel.ajustar('comun', 1);
-- Devueltas, se ajustan.
TRUNCATE pg_catalog.pg_dist_partition;
SELECT resultado FROM nivel.ajustar('distribuida', 1);
