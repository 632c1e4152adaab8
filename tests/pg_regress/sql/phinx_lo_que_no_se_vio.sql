-- Lo que las tablas de Phinx dicen y nadie vio hacer: registrado a mano, revertido y vuelto a registrar, corrido donde no había nada que hacer.
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE FUNCTION public.phinxlog_en(text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)', $1); END $$;
CREATE FUNCTION public.phinx(donde text, version bigint, sentencia text DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF sentencia IS NOT NULL THEN EXECUTE replace(sentencia, '{s}', donde); END IF;
    EXECUTE format('INSERT INTO %I.phinxlog VALUES (%s, ''V%2$s'', now(), now())', donde, version);
END $$;
RESET nivel.captura;
SELECT phinxlog_en(s) FROM unnest(ARRAY['suc0001', 'suc0002', 'public']) s \g /dev/null
CREATE VIEW versiones AS SELECT 'public' AS s, version FROM public.phinxlog UNION ALL SELECT 'suc0001', version FROM suc0001.phinxlog UNION ALL SELECT 'suc0002', version FROM suc0002.phinxlog;
\pset tuples_only on
\pset format unaligned

\echo un despliegue a medias: corrió en public, donde no hizo nada, y en las sucursales todavía no
SELECT nivel.configurar('a', 2) \g /dev/null
SELECT phinx(s, 10, 'CREATE TABLE {s}.a (id int)') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT phinx('public', 11) \g /dev/null
SELECT mensaje FROM nivel.previsualizar('a', 1) WHERE tipo = 'advertencia';
SELECT phinx(s, 11, 'ALTER TABLE {s}.a ADD c int') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT mensaje FROM nivel.previsualizar('a', 1) WHERE tipo = 'advertencia';
SELECT migraciones FROM nivel.ajustar('a', 1);

\echo hecha a mano, y registrada con --fake
SELECT nivel.configurar('b', 2) \g /dev/null
SELECT phinx(s, 20, 'CREATE TABLE {s}.b (id int)') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
\c -
SET client_min_messages = warning;
ALTER TABLE suc0001.b ADD c int;
ALTER TABLE suc0002.b ADD c int;
\c -
SET client_min_messages = warning;
SELECT phinx(s, 21) FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT mensaje FROM nivel.previsualizar('b', 1) WHERE tipo = 'advertencia';
SELECT migraciones FROM nivel.ajustar('b', 1);
SELECT phinx('public', 21) \g /dev/null

\echo lo mismo, pero en otra sucursal la corrió Phinx: se sabe qué hace
SELECT nivel.configurar('c', 2) \g /dev/null
SELECT phinx(s, 30, 'CREATE TABLE {s}.c (id int)') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT phinx('suc0002', 31, 'ALTER TABLE {s}.c ADD c int') \g /dev/null
\c -
SET client_min_messages = warning;
ALTER TABLE suc0001.c ADD c int;
\c -
SET client_min_messages = warning;
SELECT phinx('suc0001', 31) \g /dev/null
SELECT migraciones FROM nivel.ajustar('c', 1);
SELECT s, array_agg(version ORDER BY version) FROM versiones WHERE version BETWEEN 30 AND 39 GROUP BY s ORDER BY s;

\echo revertida, vuelta a hacer a mano, y registrada con --fake: lo que hace está
SELECT nivel.configurar('d', 2) \g /dev/null
SELECT phinx(s, 40, 'CREATE TABLE {s}.d (id int, c int)') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT phinx(s, 41, 'ALTER TABLE {s}.d DROP c') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT phinx('public', v) FROM unnest('{40,41}'::int[]) v \g /dev/null
BEGIN; ALTER TABLE suc0001.d ADD c int; DELETE FROM suc0001.phinxlog WHERE version = 41; COMMIT;
\c -
SET client_min_messages = warning;
ALTER TABLE suc0001.d DROP c;
\c -
SET client_min_messages = warning;
SELECT phinx('suc0001', 41) \g /dev/null
SELECT mensaje FROM nivel.previsualizar('d', 1) WHERE tipo = 'advertencia';
SELECT migraciones FROM nivel.ajustar('d', 1);
SELECT s, array_agg(version ORDER BY version) FROM versiones WHERE version BETWEEN 40 AND 49 GROUP BY s ORDER BY s;

\echo lo que public hizo y se queda en public
SELECT nivel.configurar('e', 1) \g /dev/null
SELECT phinx('public', 50, 'CREATE TYPE public.te AS ENUM (''a'')') \g /dev/null
SELECT phinx('public', 51, 'CREATE TABLE public.e (id int, x te, y te[])') \g /dev/null
SELECT mensaje FROM nivel.previsualizar('e', 2) WHERE tipo = 'advertencia';
SELECT phinx(s, 50) FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT mensaje FROM nivel.previsualizar('e', 2) WHERE tipo = 'advertencia';
SELECT migraciones FROM nivel.ajustar('e', 2);
SELECT s, array_agg(version ORDER BY version) FROM versiones WHERE version BETWEEN 50 AND 59 GROUP BY s ORDER BY s;

\echo una partición hecha en public por otra migración, y una que se fue
SELECT nivel.configurar('f', 1) \g /dev/null
SELECT phinx('public', 60, 'CREATE TABLE f (id int, f date) PARTITION BY RANGE (f)') \g /dev/null
SELECT phinx('public', 61, 'CREATE TABLE f_2025 PARTITION OF f FOR VALUES FROM (''2025-01-01'') TO (''2026-01-01'')') \g /dev/null
SELECT phinx('public', 62, 'CREATE TABLE f_2024 PARTITION OF f FOR VALUES FROM (''2024-01-01'') TO (''2025-01-01'')') \g /dev/null
SELECT phinx('public', 63, 'DROP TABLE f_2024') \g /dev/null
SELECT migracion, entidad, efecto FROM nivel.bitacora WHERE esquema = 'public' AND migracion >= 60 ORDER BY id;
SELECT migraciones, estrategia FROM nivel.ajustar('f', 2);
SELECT s, array_agg(version ORDER BY version) FROM versiones WHERE version BETWEEN 60 AND 69 GROUP BY s ORDER BY s;

\echo revertida en public: lo que de ella sigue en una sucursal se dice
SELECT nivel.configurar('g', 2) \g /dev/null
SELECT phinx('suc0001', 70, 'CREATE TABLE {s}.g (id int)') \g /dev/null
SELECT phinx('suc0001', 71, 'CREATE TYPE {s}.tg AS ENUM (''x''); ALTER TABLE {s}.g ADD x {s}.tg') \g /dev/null
SELECT phinx('suc0002', 70, 'CREATE TABLE {s}.g (id int)') \g /dev/null
SELECT phinx('suc0002', 71, 'CREATE TYPE {s}.tg AS ENUM (''x''); ALTER TABLE {s}.g ADD x {s}.tg') \g /dev/null
SELECT migraciones FROM nivel.ajustar('g', 1);
BEGIN; ALTER TABLE public.g DROP x; DROP TYPE public.tg; DELETE FROM public.phinxlog WHERE version = 71; COMMIT;
DELETE FROM suc0001.phinxlog WHERE version = 71;
SELECT mensaje FROM nivel.previsualizar('g', 2) WHERE tipo = 'advertencia';

\echo lo que vino con la tabla se va con ella, y su migración también, si nada más de ella está allí
SELECT nivel.configurar('i', 2) \g /dev/null
SELECT phinx(s, 90, 'CREATE FUNCTION {s}.fi() RETURNS int LANGUAGE sql AS ''SELECT 1''') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT phinx(s, 91, 'CREATE TYPE {s}.ti AS ENUM (''x''); CREATE TABLE {s}.i (id int DEFAULT {s}.fi(), x {s}.ti)') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT migraciones FROM nivel.ajustar('i', 1);
SELECT mensaje FROM nivel.previsualizar('i', 2) WHERE tipo IN ('advertencia', 'limpieza');
SELECT migraciones FROM nivel.ajustar('i', 2);
SELECT s, array_agg(version ORDER BY version) FROM versiones WHERE version BETWEEN 90 AND 99 GROUP BY s ORDER BY s;

\echo se borró la fila de una migración que quita cosas, donde la tabla ya no estaba
SELECT nivel.configurar('j', 2) \g /dev/null
SELECT phinx(s, 100, 'CREATE TYPE {s}.tj AS ENUM (''x''); CREATE TABLE {s}.j (id int, x {s}.tj)') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT phinx(s, 101, 'ALTER TABLE {s}.j DROP x; DROP TYPE {s}.tj') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT migraciones FROM nivel.ajustar('j', 1);
DELETE FROM suc0001.phinxlog WHERE version = 101;
SELECT mensaje FROM nivel.previsualizar('j', 2) WHERE tipo = 'advertencia';
SELECT migraciones FROM nivel.ajustar('j', 2);
SELECT s, array_agg(version ORDER BY version) FROM versiones WHERE version BETWEEN 100 AND 109 GROUP BY s ORDER BY s;

\echo revertida donde la tabla ya no estaba, y la compartida la tiene
SELECT nivel.configurar('k', 2) \g /dev/null
SELECT phinx(s, 110, 'CREATE TABLE {s}.k (id int)') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT phinx(s, 111, 'ALTER TABLE {s}.k ADD c int') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT migraciones FROM nivel.ajustar('k', 1, estrategia => 'mover');
DELETE FROM suc0001.phinxlog WHERE version = 111;
SELECT mensaje FROM nivel.previsualizar('k', 2) WHERE tipo = 'advertencia';
SELECT migraciones FROM nivel.ajustar('k', 2);
SELECT s, array_agg(version ORDER BY version) FROM versiones WHERE version BETWEEN 110 AND 119 GROUP BY s ORDER BY s;

\echo revertida antes de irse, anotada al irse, y pendiente a la vuelta
SELECT nivel.configurar('l', 2) \g /dev/null
SELECT phinx(s, 120, 'CREATE TABLE {s}.l (id int)') FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT phinx('suc0001', 121, 'ALTER TABLE {s}.l ADD c int') \g /dev/null
BEGIN; ALTER TABLE suc0001.l DROP c; DELETE FROM suc0001.phinxlog WHERE version = 121; COMMIT;
SELECT migraciones FROM nivel.ajustar('l', 1);
SELECT s, array_agg(version ORDER BY version) FROM versiones WHERE version BETWEEN 120 AND 129 GROUP BY s ORDER BY s;
SELECT mensaje FROM nivel.previsualizar('l', 2) WHERE tipo = 'advertencia';
SELECT migraciones FROM nivel.ajustar('l', 2);
SELECT s, array_agg(version ORDER BY version) FROM versiones WHERE version BETWEEN 120 AND 129 GROUP BY s ORDER BY s;

\echo registrada otra vez donde la tabla ya no estaba: de las demás no se revirtió nada
CREATE SCHEMA suc0001caja001;
SELECT phinxlog_en('suc0001caja001') \g /dev/null
SELECT phinx(s, 80) FROM unnest('{suc0001,suc0002}'::text[]) s \g /dev/null
SELECT nivel.configurar('h', 3) \g /dev/null
SELECT phinx('suc0001caja001', 80, 'CREATE TABLE {s}.h (id int)') \g /dev/null
SELECT migraciones FROM nivel.ajustar('h', 2);
DELETE FROM suc0001caja001.phinxlog WHERE version = 80;
SELECT phinx('suc0001caja001', 80) \g /dev/null
BEGIN; DROP TABLE suc0001.h; DELETE FROM suc0001.phinxlog WHERE version = 80; COMMIT;
SELECT mensaje FROM nivel.previsualizar('h', 3) WHERE tipo = 'advertencia';
SELECT migraciones FROM nivel.ajustar('h', 3);
SELECT version FROM suc0001caja001.phinxlog;
SELECT to_regclass('suc0001caja001.h');
