-- Lo que la tabla usa y tiene en su firma tipos de public (un enum, su arreglo, la fila de una tabla compartida) va a public y vuelve; y una función cuyo
-- cuerpo nombra el tipo de una tabla (%ROWTYPE, %TYPE) se hace antes que ella, como se hizo.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE TYPE public.moneda AS ENUM ('p','d'); CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; 
CREATE TABLE public.monedas (a int);
DO $$ DECLARE s text; BEGIN FOR s IN SELECT unnest('{suc0001,suc0002}'::text[]) LOOP
PERFORM set_config('search_path', s||',public', true);
EXECUTE $x$
CREATE TABLE cli (a int);
CREATE TABLE t (m moneda, r numeric, c text);
CREATE FUNCTION cambio(m moneda) RETURNS numeric LANGUAGE sql IMMUTABLE AS $f$ SELECT CASE m WHEN 'p' THEN 1 ELSE 900 END $f$;
CREATE FUNCTION cambios(m moneda[], x monedas) RETURNS numeric LANGUAGE sql IMMUTABLE AS $f$ SELECT 1 $f$;
CREATE FUNCTION ig(moneda, moneda) RETURNS bool LANGUAGE sql IMMUTABLE AS $f$ SELECT $1::text = $2::text $f$;
CREATE OPERATOR === (LEFTARG = moneda, RIGHTARG = moneda, FUNCTION = ig);
CREATE AGGREGATE junta(moneda) (SFUNC = array_append, STYPE = moneda[]);
ALTER TABLE t ALTER r SET DEFAULT cambio('d'), ADD CHECK (cambios(ARRAY[m], NULL) > 0), ADD CHECK (m === 'p');
CREATE FUNCTION numera() RETURNS trigger LANGUAGE plpgsql AS $f$DECLARE r t%ROWTYPE; q t.m%TYPE; c cli%ROWTYPE; BEGIN RETURN NEW; END$f$;
CREATE TRIGGER nu BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION numera();
$x$; END LOOP; END $$;
SELECT nivel.configurar('t', 2);
SELECT nivel.configurar('cli', 2);
SELECT estrategia FROM nivel.ajustar('t', 1);
SELECT estrategia FROM nivel.ajustar('t', 2);
SELECT estrategia FROM nivel.ajustar('t', 1);
CREATE SCHEMA suc0003;
SELECT count(*) FROM nivel.alta_sucursal('suc0003');
SELECT estrategia FROM nivel.ajustar('t', 2);
SELECT count(*) FROM nivel.deriva('t') WHERE clase <> 'no comparado';
SELECT estrategia FROM nivel.ajustar('t', 1);
SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY proname;
-- Dos tablas que se nombran entre sí en sus funciones, y una apunta a la otra.
DO $$ DECLARE s text; BEGIN FOR s IN SELECT unnest('{suc0001,suc0002,suc0003}'::text[]) LOOP
PERFORM set_config('search_path', s || ', public', true);
EXECUTE 'CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int, a int REFERENCES a);
CREATE FUNCTION de_a() RETURNS trigger LANGUAGE plpgsql AS ''DECLARE x b%ROWTYPE; BEGIN RETURN NEW; END'';
CREATE FUNCTION de_b() RETURNS trigger LANGUAGE plpgsql AS ''DECLARE x a%ROWTYPE; BEGIN RETURN NEW; END'';
CREATE TRIGGER g BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION de_a();
CREATE TRIGGER g BEFORE INSERT ON b FOR EACH ROW EXECUTE FUNCTION de_b()';
END LOOP; END $$;
SELECT nivel.configurar('a', 2), nivel.configurar('b', 2);
SELECT (nivel.ajustar('a', 1)).estrategia, (nivel.ajustar('b', 1)).estrategia;
INSERT INTO public.a VALUES (1); INSERT INTO public.b VALUES (1, 1);
