-- What ties a table and is told with its statements: following them leads to the end.
\set QUIET 1
\pset tuples_only on
\pset format unaligned
SET client_min_messages = warning;
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
-- The way out that a preview tells: what it says to drop, and what it says to make again.
CREATE FUNCTION pg_temp.salida(entidad text, OUT quitar text, OUT volver text) LANGUAGE sql AS $$
    SELECT coalesce((regexp_match(p, 'en cada sucursal: (.*) Después de ajustar'))[1], (regexp_match(p, 'foránea \((.*)\), repita'))[1]), (regexp_match(p, 'vuelva a crearlo: (.*)$'))[1]
    FROM (SELECT detalle ->> 'pista' AS p FROM nivel.previsualizar(entidad, 1) WHERE tipo = 'impedimento') x
$$;
\set QUIET 0
-- A policy that calls a function of the row: nothing brings the function once it is gone.
CREATE TABLE suc0001.t (id int, n int);
CREATE FUNCTION suc0001.puede(suc0001.t) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.n > 1';
CREATE POLICY p ON suc0001.t USING (suc0001.puede(t));
CREATE TABLE suc0002.t (id int, n int);
CREATE FUNCTION suc0002.puede(suc0002.t) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.n > 1';
CREATE POLICY p ON suc0002.t USING (suc0002.puede(t));
SELECT nivel.configurar('t', 2);
SELECT quitar, volver FROM pg_temp.salida('t') \gset
\echo :quitar
\echo :volver
:quitar
SELECT nivel.ajustar('t', 1) IS NOT NULL;
:volver
SELECT nivel._nombrar(refclassid, refobjid, 0) FROM pg_depend WHERE classid = 'pg_policy'::regclass AND refclassid = 'pg_proc'::regclass;
-- A domain over the row that a column has; another name that begins like the table's stays as it is.
CREATE TABLE suc0001.d (id int); CREATE DOMAIN suc0001.dd AS suc0001.d; CREATE TABLE suc0001.otra (x suc0001.dd);
CREATE TABLE suc0002.d (id int); CREATE DOMAIN suc0002.dd AS suc0002.d; CREATE TABLE suc0002.otra (x suc0002.dd);
SELECT nivel.configurar('d', 2);
SELECT quitar, volver FROM pg_temp.salida('d') \gset
\echo :quitar
\echo :volver
:quitar
SELECT nivel.ajustar('d', 1) IS NOT NULL;
:volver
SELECT attrelid::regclass, format_type(atttypid, atttypmod), (SELECT format_type(y.typbasetype, NULL) FROM pg_type y WHERE y.oid = atttypid) FROM pg_attribute WHERE attname = 'x' ORDER BY 1;
-- Two tables that need each other, one by a policy.
CREATE TABLE suc0001.a (id int PRIMARY KEY, n int); CREATE TABLE suc0001.b (id int PRIMARY KEY, a int REFERENCES suc0001.a);
CREATE POLICY p ON suc0001.a USING (EXISTS (SELECT FROM suc0001.b WHERE b.a = a.id));
COMMENT ON POLICY p ON suc0001.a IS 'con b';
CREATE TABLE suc0002.a (id int PRIMARY KEY, n int); CREATE TABLE suc0002.b (id int PRIMARY KEY, a int REFERENCES suc0002.a);
CREATE POLICY p ON suc0002.a USING (EXISTS (SELECT FROM suc0002.b WHERE b.a = a.id));
COMMENT ON POLICY p ON suc0002.a IS 'con b';
SELECT nivel.configurar('a', 2), nivel.configurar('b', 2);
SELECT detalle FROM nivel.previsualizar('a', 1) WHERE tipo = 'dependencia';
SELECT quitar, volver FROM pg_temp.salida('a') \gset
:quitar
DROP POLICY p ON suc0002.a;
SELECT nivel.ajustar('a', 1) IS NOT NULL, nivel.ajustar('b', 1) IS NOT NULL;
:volver
SELECT pg_get_expr(polqual, polrelid), obj_description(oid, 'pg_policy') FROM pg_policy WHERE polrelid = 'public.a'::regclass;
-- A function that reads the table and a trigger that calls it, made before the journal: the one needs the other.
SELECT count(*) > 0 FROM nivel.desactivar();
CREATE TABLE suc0001.c (id int);
CREATE FUNCTION suc0001.cuenta() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM suc0001.c; END;
CREATE FUNCTION suc0001.tg() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tg BEFORE INSERT ON suc0001.c FOR EACH ROW WHEN (suc0001.cuenta() < 10) EXECUTE FUNCTION suc0001.tg();
CREATE TABLE suc0002.c (id int);
CREATE FUNCTION suc0002.cuenta() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM suc0002.c; END;
CREATE FUNCTION suc0002.tg() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tg BEFORE INSERT ON suc0002.c FOR EACH ROW WHEN (suc0002.cuenta() < 10) EXECUTE FUNCTION suc0002.tg();
SELECT count(*) > 0 FROM nivel.activar();
SELECT nivel.configurar('c', 2);
SELECT (nivel.ajustar('c', 1)).estrategia;
INSERT INTO public.c VALUES (1);
SELECT public.cuenta(), pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = 'public.c'::regclass;
