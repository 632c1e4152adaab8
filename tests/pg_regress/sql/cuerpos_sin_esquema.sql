-- Bodies that name things without a schema mean what they mean where people work: while a materialized view is filled, an index or a column is made.
\set QUIET 1
\pset tuples_only on
\pset format unaligned
SET client_min_messages = warning;
\set SHOW_CONTEXT never
\set QUIET 0
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; CREATE SCHEMA suc0001caja001;
-- From PostgreSQL 17 on the server fills a materialized view under a search_path of its own: there the functions say theirs.
DO $$ DECLARE s text; camino text; BEGIN FOR s IN SELECT unnest('{suc0001,suc0002}'::text[]) LOOP
PERFORM set_config('search_path', s || ', public', true);
camino := CASE WHEN current_setting('server_version_num')::int >= 170000 THEN format('SET search_path = %I, public', s) ELSE '' END;
CREATE TABLE cli (id int PRIMARY KEY);
CREATE TABLE tasas (v int);
EXECUTE format('INSERT INTO tasas VALUES (%s)', pg_catalog.right(s, 1));
EXECUTE 'CREATE FUNCTION donde() RETURNS text LANGUAGE sql STABLE ' || camino || ' AS $f$ SELECT current_schema()::text $f$';
EXECUTE 'CREATE FUNCTION tasa() RETURNS bigint LANGUAGE sql STABLE ' || camino || ' AS $f$ SELECT sum(v) FROM tasas $f$';
EXECUTE 'CREATE FUNCTION tasa_o_nada() RETURNS bigint LANGUAGE plpgsql STABLE ' || camino || ' AS $f$ BEGIN RETURN (SELECT sum(v) FROM tasas); EXCEPTION WHEN undefined_table THEN RETURN NULL; END $f$';
CREATE MATERIALIZED VIEW resumen AS SELECT donde() AS sucursal, count(*) AS cuantos, tasa(), tasa_o_nada() FROM cli;
END LOOP; END $$;
SELECT nivel.configurar('cli', 2);
SELECT (nivel.ajustar('cli', 1)).copias_verificadas;
TABLE suc0001.resumen; TABLE suc0002.resumen;
SELECT (nivel.ajustar('cli', 2)).copias_verificadas;
TABLE suc0001.resumen; TABLE suc0002.resumen;
SELECT tablas FROM nivel.alta_sucursal('suc0003');
SELECT sucursal, cuantos, tasa FROM suc0003.resumen;
-- A helper of public that calls another: every direction, a new branch.
CREATE FUNCTION public.base(x text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT upper(x)';
-- From PostgreSQL 17 on an index is made under a search_path of the server's, too.
SELECT CASE WHEN current_setting('server_version_num')::int < 170000 THEN '' ELSE 'public.' END AS donde \gset
SELECT set_config('regress.cuerpo', 'SELECT ' || :'donde' || 'base(x)', false) IS NOT NULL;
DO $$ BEGIN EXECUTE format('CREATE OR REPLACE FUNCTION public.norma(x text) RETURNS text LANGUAGE sql IMMUTABLE AS %L', current_setting('regress.cuerpo')); END $$;
CREATE TABLE suc0001.a (n text, g text GENERATED ALWAYS AS (norma(n)) STORED); CREATE INDEX ON suc0001.a (norma(n));
CREATE TABLE suc0002.a (n text, g text GENERATED ALWAYS AS (norma(n)) STORED); CREATE INDEX ON suc0002.a (norma(n));
CREATE TABLE suc0003.a (n text, g text GENERATED ALWAYS AS (norma(n)) STORED); CREATE INDEX ON suc0003.a (norma(n));
SELECT nivel.configurar('a', 2);
SELECT tablas FROM nivel.alta_sucursal('suc0004');
SELECT (nivel.ajustar('a', 3)).nivel_destino;
SELECT (nivel.ajustar('a', 2)).nivel_destino;
SELECT (nivel.ajustar('a', 1)).nivel_destino;
SELECT (nivel.ajustar('a', 2)).nivel_destino;
INSERT INTO suc0004.a VALUES ('x') RETURNING g;
DELETE FROM suc0004.a;
-- Nothing of public is found by the name where somebody else may put things there.
CREATE ROLE regress_otro; GRANT CREATE ON SCHEMA public TO regress_otro; CREATE ROLE regress_duenio_de_a; GRANT CREATE, USAGE ON SCHEMA public, suc0001, suc0002, suc0003, suc0004 TO regress_duenio_de_a;
ALTER TABLE suc0001.a OWNER TO regress_duenio_de_a; ALTER TABLE suc0002.a OWNER TO regress_duenio_de_a; ALTER TABLE suc0003.a OWNER TO regress_duenio_de_a; ALTER TABLE suc0004.a OWNER TO regress_duenio_de_a;
CREATE FUNCTION pg_temp.codigo(sentencia text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN EXECUTE sentencia; RETURN 'bien'; EXCEPTION WHEN OTHERS THEN RETURN SQLSTATE; END $$;
SELECT CASE WHEN current_setting('server_version_num')::int < 170000 THEN pg_temp.codigo($$SELECT nivel.alta_sucursal('suc0005')$$) ELSE 'NV007' END;
DROP OWNED BY regress_otro; DROP ROLE regress_otro;
DROP TABLE suc0001.a, suc0002.a, suc0003.a, suc0004.a;
DROP OWNED BY regress_duenio_de_a; DROP ROLE regress_duenio_de_a;
-- A function of the row with the name of a column: the view that calls it is made after it.
CREATE TABLE suc0001.prov (id int, saldo int); CREATE FUNCTION suc0001.saldo(suc0001.prov) RETURNS int LANGUAGE sql AS 'SELECT 7'; CREATE VIEW suc0001.vp AS SELECT p.id, suc0001.saldo(p) FROM suc0001.prov p;
DROP SCHEMA suc0002, suc0003, suc0004 CASCADE;
SELECT nivel.configurar('prov', 2);
SELECT vistas FROM nivel.alta_sucursal('suc0005');
SELECT regexp_replace(pg_get_viewdef('suc0005.vp'::regclass), ' p\.id', ' id');
