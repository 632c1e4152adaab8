-- Lo que la tabla usa va con ella, y lo que la usa la sigue: la función que es las dos cosas queda en la sucursal entera, y hay otra en public.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
DO $$ DECLARE s text; BEGIN FOR s IN SELECT unnest('{suc0001,suc0002}'::text[]) LOOP
PERFORM set_config('search_path', s || ',public', true);
EXECUTE $x$
CREATE TABLE t (id int, n text);
CREATE FUNCTION siguiente() RETURNS int LANGUAGE sql STABLE COST 7 BEGIN ATOMIC SELECT coalesce(max(id), 0) + 1 FROM t; END;
COMMENT ON FUNCTION siguiente() IS 'la que sigue';
REVOKE EXECUTE ON FUNCTION siguiente() FROM PUBLIC;
ALTER TABLE t ALTER id SET DEFAULT siguiente();
CREATE FUNCTION que_llama() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT siguiente(); END;
CREATE TABLE f (id int, n text);
CREATE FUNCTION nombre(r f) RETURNS text LANGUAGE sql AS 'SELECT ($1).n';
COMMENT ON FUNCTION nombre(f) IS 'el nombre';
CREATE FUNCTION tr() RETURNS trigger LANGUAGE plpgsql AS $f$BEGIN NEW.n := nombre(NEW); RETURN NEW; END$f$;
CREATE TRIGGER tr BEFORE INSERT ON f FOR EACH ROW EXECUTE FUNCTION tr();
CREATE POLICY po ON f USING (nombre(f) IS NOT NULL);
CREATE TYPE est AS ENUM ('a'); CREATE TABLE una (id int, e est); CREATE TABLE otra (id int, e est);
CREATE VIEW vj AS SELECT una.id FROM una JOIN otra USING (e);
$x$; END LOOP; END $$;
SELECT nivel.configurar(e, 2) FROM unnest('{t,f,una}'::text[]) e;
SELECT nivel.ajustar('t', 1) IS NOT NULL;
SELECT p.oid::regprocedure, p.provolatile, p.procost, obj_description(p.oid), has_function_privilege('pg_monitor', p.oid, 'EXECUTE'), pg_get_function_sqlbody(p.oid) FROM pg_proc p WHERE p.proname = 'siguiente' ORDER BY p.pronamespace::regnamespace::text;
INSERT INTO public.t (n) VALUES ('x') RETURNING id;
SELECT suc0001.siguiente(), suc0002.que_llama(), public.siguiente();
-- Dos tablas con un tipo en común, que una vista junta: se dice, y lo que dice sirve.
SELECT regexp_replace(mensaje, 'public.una: .*$', 'public.una'), detalle ->> 'sqlstate', detalle ->> 'pista' FROM nivel.previsualizar('una', 1) WHERE tipo = 'impedimento';
DROP VIEW suc0001.vj; DROP VIEW suc0002.vj;
SELECT nivel.ajustar('una', 1) IS NOT NULL;
-- La que tiene la fila en su firma.
SELECT nivel.ajustar('f', 1);
