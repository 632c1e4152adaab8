-- Un tipo que cambió de nombre en una migración, con una función que lo recibe: la bitácora la llama por los nombres de entonces.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE FUNCTION hacer(s text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
EXECUTE format('CREATE TABLE %I.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)', s);
END $$;
SELECT hacer('suc0001'), hacer('suc0002'), hacer('public');
\set a 'BEGIN; CREATE TYPE tt AS ENUM ($$m$$, $$t$$); CREATE DOMAIN dd AS int CHECK (VALUE > 0); CREATE FUNCTION ff(t tt, d dd) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT true$$; CREATE TABLE turnos (t tt, d dd); CREATE TABLE cajas (t tt, d dd, CHECK (ff(t, d))); INSERT INTO phinxlog VALUES (1, $$a$$); COMMIT;'
\set b 'BEGIN; ALTER TYPE tt RENAME TO tt2; ALTER DOMAIN dd RENAME TO dd2; INSERT INTO phinxlog VALUES (2, $$b$$); COMMIT;'
\set c 'BEGIN; ALTER TYPE tt2 ADD VALUE $$z$$; ALTER FUNCTION ff(tt2, dd2) RENAME TO ff2; INSERT INTO phinxlog VALUES (3, $$c$$); COMMIT;'
SET search_path = suc0001, public;
:a
:b
:c
SET search_path = suc0002, public;
:a
:b
:c
RESET search_path;
SELECT nivel.configurar('turnos', 2), nivel.configurar('cajas', 2);
SELECT mensaje FROM nivel.previsualizar('turnos', 1) WHERE tipo = 'advertencia';
SELECT mensaje, migraciones FROM nivel.ajustar('turnos', 1);
SELECT version, migration_name FROM public.phinxlog ORDER BY 1;
SELECT mensaje, migraciones FROM nivel.ajustar('cajas', 1);
SELECT mensaje FROM nivel.ajustar('turnos', 2);
SELECT mensaje FROM nivel.ajustar('cajas', 2);
SELECT s, array_agg(v ORDER BY v) FROM (SELECT 1, version FROM suc0001.phinxlog UNION ALL SELECT 2, version FROM suc0002.phinxlog UNION ALL SELECT 0, version FROM public.phinxlog) x (s, v) GROUP BY s ORDER BY s;
SELECT * FROM nivel.deriva('cajas');
