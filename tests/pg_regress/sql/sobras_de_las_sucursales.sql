-- What came along to public changed there; what the branches have is as it was then: it is made again when the table goes back, where nothing else uses it.
\set QUIET 1
\pset tuples_only on
\pset format unaligned
SET client_min_messages = warning;
\set SHOW_CONTEXT never
\set QUIET 0
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; CREATE SCHEMA suc0003;
DO $$ DECLARE s text; BEGIN FOR s IN SELECT unnest('{suc0001,suc0002,suc0003}'::text[]) LOOP
PERFORM set_config('search_path', s || ', public', true);
CREATE TYPE est AS ENUM ('a', 'b'); CREATE SEQUENCE num; CREATE DOMAIN dom AS int CHECK (VALUE > 0);
CREATE FUNCTION tg() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
EXECUTE format('CREATE TABLE a (e est, n int DEFAULT nextval(%L), d dom)', s || '.num');
CREATE TRIGGER tg BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION tg();
CREATE TYPE usado AS ENUM ('a'); CREATE TABLE b (u usado); CREATE TABLE queda (u usado);
END LOOP; END $$;
SELECT nivel.configurar('a', 2), nivel.configurar('b', 2);
SELECT (nivel.ajustar('a', 1)).nivel_destino, (nivel.ajustar('b', 1)).nivel_destino;
SELECT nextval('suc0002.num');
ALTER TYPE public.est ADD VALUE 'c';
CREATE OR REPLACE FUNCTION public.tg() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.n := 7; RETURN NEW; END';
ALTER SEQUENCE public.num INCREMENT BY 5; ALTER DOMAIN public.dom DROP CONSTRAINT dom_check;
-- What somebody changed in a branch is his.
CREATE OR REPLACE FUNCTION suc0003.tg() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
SELECT tipo, mensaje FROM nivel.previsualizar('a', 2) WHERE tipo = 'impedimento' OR mensaje LIKE '%hará de nuevo%';
CREATE OR REPLACE FUNCTION suc0003.tg() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
SELECT tipo, mensaje FROM nivel.previsualizar('a', 2) WHERE tipo = 'impedimento' OR mensaje LIKE '%hará de nuevo%';
SELECT (nivel.ajustar('a', 2)).nivel_destino;
SELECT e.enumtypid::regtype, string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) FROM pg_enum e JOIN pg_type y ON y.oid = e.enumtypid WHERE y.typname = 'est' GROUP BY 1 ORDER BY (e.enumtypid::regtype)::text COLLATE "C";
SELECT oid::regprocedure, prosrc FROM pg_proc WHERE proname = 'tg' ORDER BY (oid::regprocedure)::text COLLATE "C";
SELECT seqrelid::regclass, seqincrement FROM pg_sequence WHERE seqrelid::regclass::text LIKE '%num' ORDER BY (seqrelid::regclass)::text COLLATE "C";
INSERT INTO suc0002.a VALUES ('c', 1, -1) RETURNING *;
-- What another table of the branch uses stays, and what differs is told.
ALTER TYPE public.usado ADD VALUE 'c';
SELECT nivel.ajustar('b', 2);
-- Constructors of a range are part of it, and nobody else who uses it.
CREATE TYPE suc0001.r AS RANGE (subtype = numeric); CREATE TABLE suc0001.con_rango (v suc0001.r);
SELECT nivel.configurar('con_rango', 2);
SELECT mensaje FROM nivel.previsualizar('con_rango', 1) WHERE tipo = 'advertencia';
-- A table that stays lacks statistics and a partition: told, and what is missing besides is made.
CREATE TABLE suc0001.est_ext (id int, x int); CREATE STATISTICS suc0001.st ON id, x FROM suc0001.est_ext; CREATE TABLE suc0001.nueva (id int);
CREATE TABLE suc0001.p (id int) PARTITION BY LIST (id); CREATE TABLE suc0001.p1 PARTITION OF suc0001.p FOR VALUES IN (1);
CREATE SCHEMA suc0009; CREATE TABLE suc0009.est_ext (id int, x int); CREATE TABLE suc0009.p (id int) PARTITION BY LIST (id);
SELECT nivel.configurar('est_ext', 2), nivel.configurar('nueva', 2), nivel.configurar('p', 2);
SELECT tipo, mensaje FROM nivel.previsualizar_completar('suc0009', 'suc0001') WHERE mensaje ~ 'est_ext|suc0009.p,|impedimento';
SELECT mensaje FROM nivel.completar_sucursal('suc0009', 'suc0001');
SELECT to_regclass('suc0009.nueva') IS NOT NULL, to_regclass('suc0009.p1') IS NULL;
