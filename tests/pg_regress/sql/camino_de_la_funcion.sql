-- Una función que dice su esquema en search_path lo dice del lugar adonde va, a cualquier nivel y de vuelta; lo que allí es de todos sigue siéndolo.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; CREATE SCHEMA suc0001caja001; CREATE SCHEMA suc0002caja001;
DO $$BEGIN FOR s IN 1..2 LOOP EXECUTE format('
CREATE FUNCTION %1$s.una(int) RETURNS int LANGUAGE sql SET search_path = %1$s, pg_temp AS ''SELECT $1'';
CREATE FUNCTION %1$s.otra(int) RETURNS int LANGUAGE plpgsql SET work_mem = ''1MB'' SET search_path = %1$s, public, "Con Espacio" AS ''BEGIN RETURN $1; END'';
CREATE FUNCTION %1$s.con_cuerpo(int) RETURNS int LANGUAGE sql IMMUTABLE SET search_path = %1$s BEGIN ATOMIC SELECT $1; END;
CREATE TABLE %1$s.t (a int DEFAULT %1$s.una(1), CHECK (%1$s.otra(a) > %1$s.con_cuerpo(0)))', 'suc000' || s); END LOOP; END$$;
CREATE VIEW caminos AS SELECT pronamespace::regnamespace, proname, proconfig FROM pg_proc WHERE pronamespace::regnamespace::text ~ '^(suc|public)' AND proconfig IS NOT NULL ORDER BY pronamespace::regnamespace::text, proname;
CREATE TABLE antes AS SELECT * FROM caminos;
SELECT nivel.configurar('t', 2);
SELECT (nivel.ajustar('t', 1)).resultado;
SELECT * FROM caminos WHERE pronamespace = 'public'::regnamespace;
SELECT (nivel.ajustar('t', 3)).resultado;
SELECT * FROM caminos WHERE pronamespace::regnamespace::text ~ 'caja';
INSERT INTO suc0002caja001.t DEFAULT VALUES RETURNING a;
DELETE FROM suc0002caja001.t;
SELECT (nivel.ajustar('t', 2)).resultado;
TABLE antes EXCEPT TABLE caminos;
SELECT tipo, mensaje FROM nivel.previsualizar('t', 3) WHERE tipo IN ('advertencia', 'impedimento');
SELECT (nivel.ajustar('t', 3)).resultado;
SELECT count(*) FROM nivel.deriva('t');
SELECT (nivel.ajustar('t', 1)).resultado;
SELECT (nivel.ajustar('t', 2)).resultado;
TABLE antes EXCEPT TABLE caminos;
SELECT count(*) FROM nivel.deriva('t');
-- La que en su texto nombra el esquema de otra manera no se lleva.
ALTER FUNCTION suc0001.una(int) RENAME TO usada;
ALTER FUNCTION suc0002.una(int) RENAME TO usada;
CREATE OR REPLACE FUNCTION suc0001.usada(int) RETURNS int LANGUAGE sql SET search_path = suc0001, pg_temp AS 'SELECT $1 /* suc0001.t */';
CREATE OR REPLACE FUNCTION suc0002.usada(int) RETURNS int LANGUAGE sql SET search_path = suc0002, pg_temp AS 'SELECT $1 /* suc0002.t */';
SELECT nivel.ajustar('t', 3);
