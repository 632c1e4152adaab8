-- Lo que se revirtió en public después de llevar la tabla se cree, y vale para las sucursales: también si la tabla se copió o se movió.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE FUNCTION public.phinxlog_en(text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)', $1); END $$;
RESET nivel.captura;
SELECT phinxlog_en(s) FROM unnest(ARRAY['suc0001', 'suc0002']) s;
\set crear 'BEGIN; CREATE TABLE a (id int); CREATE TABLE b (id int); CREATE TABLE c (id int); CREATE TABLE otra (id int); INSERT INTO phinxlog VALUES (1, $$Crear$$, now(), now()); COMMIT;'
\set columna 'BEGIN; ALTER TABLE a ADD n int; ALTER TABLE b ADD n int; ALTER TABLE c ADD n int; INSERT INTO phinxlog VALUES (2, $$Columna$$, now(), now()); COMMIT;'
\set juntas 'BEGIN; ALTER TABLE a ADD m int; ALTER TABLE otra ADD m int; INSERT INTO phinxlog VALUES (3, $$Juntas$$, now(), now()); COMMIT;'
SET search_path = suc0001, public;
:crear
:columna
:juntas
SET search_path = suc0002, public;
:crear
:columna
:juntas
RESET search_path;
SELECT nivel.configurar(t, 2) FROM unnest(ARRAY['a', 'b', 'c', 'otra']) t;
SELECT estrategia, migraciones FROM nivel.ajustar('a', 1);
SELECT estrategia, migraciones FROM nivel.ajustar('b', 1, estrategia => 'copiar');
SELECT estrategia, migraciones FROM nivel.ajustar('c', 1, estrategia => 'mover');
-- phinx rollback en public, dos veces
BEGIN; ALTER TABLE a DROP m; DELETE FROM phinxlog WHERE version = 3; COMMIT;
BEGIN; ALTER TABLE a DROP n; ALTER TABLE b DROP n; ALTER TABLE c DROP n; DELETE FROM phinxlog WHERE version = 2; COMMIT;
SELECT e.entidad, m.version, m.esquema FROM unnest(ARRAY['a', 'b', 'c']) e (entidad), nivel.migraciones(e.entidad) m ORDER BY 1, 2;
SELECT mensaje FROM nivel.previsualizar('a', 2) WHERE tipo = 'advertencia';
SELECT migraciones FROM nivel.ajustar('a', 2);
-- La versión 2 también es de b y c, que siguen en public: allí queda por hacer.
SELECT 'public', version, migration_name FROM public.phinxlog UNION ALL SELECT 'suc0001', version, migration_name FROM suc0001.phinxlog ORDER BY 1, 2;
SELECT mensaje FROM nivel.previsualizar('b', 2) WHERE tipo = 'advertencia';
SELECT migraciones FROM nivel.ajustar('b', 2);
SELECT mensaje FROM nivel.previsualizar('c', 2) WHERE tipo = 'advertencia';
SELECT migraciones FROM nivel.ajustar('c', 2);
SELECT 'public', version, migration_name FROM public.phinxlog UNION ALL SELECT 'suc0001', version, migration_name FROM suc0001.phinxlog UNION ALL SELECT 'suc0002', version, migration_name FROM suc0002.phinxlog ORDER BY 1, 2;
-- phinx migrate en una sucursal la corre otra vez, y el ajuste la lleva.
SET search_path = suc0001, public;
:columna
SET search_path = suc0002, public;
:columna
RESET search_path;
SELECT migraciones FROM nivel.ajustar('b', 1);
SELECT attname FROM pg_attribute WHERE attrelid = 'public.b'::regclass AND attnum > 0 ORDER BY attnum;
-- Revertida en todas las sucursales, en public no queda.
SELECT migraciones FROM nivel.ajustar('b', 2);
SET search_path = suc0001, public;
BEGIN; ALTER TABLE a DROP n; ALTER TABLE b DROP n; ALTER TABLE c DROP n; DELETE FROM phinxlog WHERE version = 2; COMMIT;
SET search_path = suc0002, public;
BEGIN; ALTER TABLE a DROP n; ALTER TABLE b DROP n; ALTER TABLE c DROP n; DELETE FROM phinxlog WHERE version = 2; COMMIT;
RESET search_path;
SELECT mensaje FROM nivel.previsualizar('b', 1) WHERE tipo = 'advertencia';
SELECT migraciones FROM nivel.ajustar('b', 1);
SELECT 'public', version, migration_name FROM public.phinxlog UNION ALL SELECT 'suc0001', version, migration_name FROM suc0001.phinxlog ORDER BY 1, 2;
