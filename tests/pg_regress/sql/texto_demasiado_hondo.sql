-- A text that is deeper than the grammar can go is refused; nobody's session ends by it.
\set QUIET 1
\pset tuples_only on
\pset format unaligned
SET client_min_messages = warning;
\set SHOW_CONTEXT never
\set QUIET 0
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
CREATE FUNCTION public.hondo(n int) RETURNS text LANGUAGE sql AS $$ SELECT repeat('abs(', n) || '1' || repeat(')', n) $$;
CREATE FUNCTION public.lo_que_dice(sentencia text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE dice text; pista text;
BEGIN EXECUTE sentencia; RETURN 'bien';
EXCEPTION WHEN OTHERS THEN GET STACKED DIAGNOSTICS dice = MESSAGE_TEXT, pista = PG_EXCEPTION_HINT; RETURN SQLSTATE || ' ' || regexp_replace(dice, 'niveles: .*', 'niveles') || ' / ' || pista;
END $$;
DO $$ BEGIN
EXECUTE format('CREATE TABLE suc0001.valor (id int DEFAULT %s)', hondo(2000));
EXECUTE format('CREATE TABLE suc0001.control (id int, CHECK (id <> %s))', hondo(2000));
EXECUTE 'CREATE TABLE suc0001.con_vista (id int)'; EXECUTE format('CREATE VIEW suc0001.v AS SELECT %s AS x FROM suc0001.con_vista', hondo(2000));
SET LOCAL check_function_bodies = off;
EXECUTE format('CREATE FUNCTION suc0001.f(a int) RETURNS boolean LANGUAGE sql IMMUTABLE AS %L', 'SELECT ' || hondo(50000) || ' > a');
EXECUTE 'CREATE TABLE suc0001.cuerpo (id int CHECK (suc0001.f(id)))';
EXECUTE format('CREATE TABLE suc0001.llana (id int DEFAULT %s)', rtrim(repeat('1 + ', 500), ' +'));
END $$;
SELECT nivel.configurar(e, 2) FROM unnest('{valor,control,con_vista,cuerpo,llana}'::text[]) e;
SELECT e, regexp_replace(mensaje, 'niveles: .*', 'niveles') FROM unnest('{valor,control,con_vista,cuerpo,llana}'::text[]) e, nivel.previsualizar(e, 1) WHERE tipo = 'impedimento';
SELECT e, lo_que_dice(format('SELECT nivel.ajustar(%L, 1)', e)) FROM unnest('{valor,control,con_vista,cuerpo,llana}'::text[]) e;
SELECT lo_que_dice($$SELECT nivel.alta_sucursal('suc0003', 2, NULL, 'suc0001')$$);
SELECT lo_que_dice('SELECT nivel.deriva(''valor'')'), lo_que_dice('SELECT nivel.migraciones(''valor'')');
-- Las palabras también cuentan, y un texto de más de un millón de letras no se lee.
DO $$ BEGIN
SET LOCAL check_function_bodies = off;
EXECUTE format('CREATE FUNCTION suc0002.explicada(a int) RETURNS int LANGUAGE sql AS %L', repeat('EXPLAIN ', 20000) || 'SELECT suc0002.a');
EXECUTE format('CREATE FUNCTION suc0002.llamada(a int) RETURNS int LANGUAGE sql AS %L', 'SELECT suc0002.a' || repeat('(1, 2)', 20000));
EXECUTE format('CREATE FUNCTION suc0002.larga(a int) RETURNS int LANGUAGE sql AS %L', 'SELECT suc0002.a' || repeat(' ', 1000000));
EXECUTE format('CREATE FUNCTION suc0002.mucha(a int) RETURNS int LANGUAGE sql AS %L', 'SELECT ' || repeat('suc0002.f(suc0002.a),', 20000) || '1');
CREATE TABLE suc0002.explicada (id int CHECK (suc0002.explicada(id) > 0));
CREATE TABLE suc0002.llamada (id int CHECK (suc0002.llamada(id) > 0));
CREATE TABLE suc0002.larga (id int CHECK (suc0002.larga(id) > 0));
CREATE TABLE suc0002.mucha (id int CHECK (suc0002.mucha(id) > 0));
END $$;
SELECT nivel.configurar(e, 2) FROM unnest('{explicada,llamada,larga,mucha}'::text[]) e;
SELECT e, left(mensaje, 80) FROM unnest('{explicada,llamada,larga}'::text[]) e, nivel.previsualizar(e, 1) WHERE tipo = 'impedimento';
SELECT e, left(lo_que_dice(format('SELECT nivel.ajustar(%L, 1)', e)), 80) FROM unnest('{explicada,llamada,larga}'::text[]) e;
-- Y quien espera a que se lea puede dejar de esperar.
SET statement_timeout = '300ms';
SELECT tipo FROM nivel.previsualizar('mucha', 1);
RESET statement_timeout;
