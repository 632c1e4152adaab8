-- En una sucursal que se atrasó no queda pendiente lo que ya no tiene nada que hacer allí; de lo que tiene, se dice.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0003;
CREATE SCHEMA suc0004;
CREATE FUNCTION public.phinxlog_en(text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)', $1); END $$;
SELECT phinxlog_en(s) FROM unnest(ARRAY['suc0001', 'suc0002', 'suc0003', 'public']) s;
\set t 'BEGIN; CREATE TABLE t (id int); INSERT INTO phinxlog VALUES (1, $$T$$, now(), now()); COMMIT;'
\set u 'BEGIN; CREATE TABLE u (id int); INSERT INTO phinxlog VALUES (2, $$U$$, now(), now()); COMMIT;'
\set tc 'BEGIN; ALTER TABLE t ADD c int; INSERT INTO phinxlog VALUES (3, $$Tc$$, now(), now()); COMMIT;'
\set tu 'BEGIN; ALTER TABLE t ADD d int; ALTER TABLE u ADD d int; INSERT INTO phinxlog VALUES (4, $$Tu$$, now(), now()); COMMIT;'
\set tf 'BEGIN; CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1; ALTER TABLE t ADD e int; INSERT INTO phinxlog VALUES (5, $$Tf$$, now(), now()); COMMIT;'
SET search_path = suc0001, public;
:t
:u
:tc
:tu
:tf
SET search_path = suc0002, public;
:t
:u
:tc
SET search_path = suc0003, public;
:u
RESET search_path;
SELECT nivel.configurar(t, 2) FROM unnest(ARRAY['t', 'u']) t;
SELECT mensaje, detalle FROM nivel.previsualizar('t', 1) WHERE tipo = 'advertencia';
SELECT migraciones FROM nivel.ajustar('t', 1);
CREATE VIEW todos AS SELECT 'public' AS s, version, migration_name FROM public.phinxlog UNION ALL SELECT 'suc0001', version, migration_name FROM suc0001.phinxlog
    UNION ALL SELECT 'suc0002', version, migration_name FROM suc0002.phinxlog UNION ALL SELECT 'suc0003', version, migration_name FROM suc0003.phinxlog;
SELECT s, array_agg(version ORDER BY version) FROM todos GROUP BY s ORDER BY s;
-- Lo que se dijo que corriera antes.
SET search_path = suc0002, public;
BEGIN; ALTER TABLE u ADD d int; INSERT INTO phinxlog VALUES (4, 'Tu', now(), now()); COMMIT;
RESET search_path;
-- A la vuelta, lo que se registra y no está se dice.
SELECT mensaje, detalle FROM nivel.previsualizar('t', 2) WHERE tipo = 'advertencia';
SELECT migraciones FROM nivel.ajustar('t', 2);
SELECT s, array_agg(version ORDER BY version) FROM todos GROUP BY s ORDER BY s;
SELECT attrelid::regclass, array_agg(attname ORDER BY attnum) FROM pg_attribute WHERE attrelid::regclass::text ~ '^suc000[0-9].[tu]$' AND attnum > 0 GROUP BY attrelid ORDER BY attrelid::regclass::text;
