-- El DDL de una sucursal que, por no decir el esquema, llega a una tabla de public: avisa, o no pasa, o pasa.
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE FUNCTION public.phinxlog_en(text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)', $1); END $$;
SELECT phinxlog_en(s) FROM unnest(ARRAY['suc0001', 'suc0002', 'public']) s \g /dev/null
CREATE TABLE public.renglones (id int PRIMARY KEY, nota text);
CREATE TABLE public.viejos (id int);
CREATE TABLE suc0002.viejos (id int);
CREATE TABLE suc0001.propia (id int);
SELECT nivel.configurar('renglones', 1), nivel.configurar('viejos', 2) \g /dev/null

-- Por omisión avisa.
SHOW nivel.caida_en_public;
SET search_path = suc0001, public;
BEGIN;
ALTER TABLE renglones ADD COLUMN total numeric;
INSERT INTO phinxlog VALUES (1, 'Total', now(), now());
COMMIT;
CREATE INDEX renglones_nota ON renglones (nota);
COMMENT ON COLUMN renglones.nota IS 'x';
ALTER TABLE viejos ADD COLUMN x int;
-- Lo propio, y lo que dice su esquema, no.
ALTER TABLE propia ADD COLUMN x int;
ALTER TABLE public.renglones ADD COLUMN c int;
COMMENT ON COLUMN public.renglones.c IS 'x';
RESET search_path;
ALTER TABLE renglones ADD COLUMN d int;
SELECT esquema, entidad, etiqueta, migracion, caida_desde FROM nivel.bitacora WHERE caida_desde IS NOT NULL ORDER BY id;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'bitácora';

-- Rechazar: no cambia nada, de ninguna clase.
SET nivel.caida_en_public = 'rechazar';
SET search_path = suc0001, public;
ALTER TABLE renglones DROP COLUMN total;
\set VERBOSITY terse
ALTER TABLE renglones RENAME COLUMN total TO suma;
ALTER TABLE renglones RENAME TO otros;
ALTER TABLE renglones SET SCHEMA suc0001;
CREATE INDEX ON renglones (total);
ALTER INDEX renglones_nota RENAME TO otro;
DROP INDEX renglones_nota;
COMMENT ON TABLE renglones IS 'x';
GRANT SELECT ON renglones TO PUBLIC;
CREATE STATISTICS suc0001.est ON id, nota FROM renglones;
CREATE RULE r AS ON DELETE TO renglones DO INSTEAD NOTHING;
CREATE POLICY p ON renglones USING (true);
CREATE FUNCTION suc0001.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER g BEFORE INSERT ON renglones FOR EACH ROW EXECUTE FUNCTION f();
DROP TABLE renglones;
DROP TABLE IF EXISTS renglones, propia;
-- También desde un bloque, y en una función con su propio camino.
DO $$ BEGIN ALTER TABLE renglones ADD COLUMN en_bloque int; END $$;
CREATE FUNCTION public.en_su_camino() RETURNS void LANGUAGE plpgsql SET search_path = public AS $$ BEGIN ALTER TABLE renglones ADD COLUMN e int; END $$;
SELECT public.en_su_camino();
SELECT attname FROM pg_attribute WHERE attrelid = 'public.renglones'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum;
SELECT count(*) FROM nivel.bitacora WHERE caida_desde IS NOT NULL;

-- Permitir: pasa sin decir nada, y queda en la bitácora.
SET nivel.caida_en_public = 'permitir';
ALTER TABLE renglones ADD COLUMN f int;
SELECT count(*) FROM nivel.bitacora WHERE caida_desde IS NOT NULL;
SET nivel.caida_en_public = 'avisar';
DROP TABLE renglones;
SET nivel.caida_en_public = 'otra';
RESET search_path;

-- Cuando todas tienen la migración, o se revirtió, ya no hay nada que decir de ella.
INSERT INTO suc0002.phinxlog VALUES (1, 'Total', now(), now());
SELECT detalle FROM nivel.diagnostico() WHERE control = 'bitácora';

-- Lo que hace nivel no cae.
SELECT nivel.configurar('propia', 2) \g /dev/null
SET search_path = suc0001, public;
SELECT resultado FROM nivel.ajustar('propia', 1);
RESET search_path;
