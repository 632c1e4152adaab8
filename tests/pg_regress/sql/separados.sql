-- Lo que queda en la sucursal y se juntaba allí con la tabla se dice: quién más tiene sus tipos, y en qué textos está ella o está uno de ellos.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
DO $$ DECLARE s text; BEGIN FOR s IN SELECT unnest('{suc0001,suc0002}'::text[]) LOOP
PERFORM set_config('search_path', s || ',public', true);
EXECUTE replace($x$
CREATE TYPE est AS ENUM ('a', 'b');
CREATE TABLE t (id int, e est);
CREATE TABLE otra (e est[]);
CREATE FUNCTION tr() RETURNS trigger LANGUAGE plpgsql AS $f$BEGIN IF NEW.e = 'a'::est THEN NEW.id := 7; END IF; RETURN NEW; END$f$;
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tr();
CREATE FUNCTION etiqueta(est) RETURNS text LANGUAGE sql AS 'SELECT $1::text';
CREATE FUNCTION anota(x int) RETURNS void LANGUAGE sql SECURITY DEFINER AS 'INSERT INTO {s}.t VALUES (x)';
CREATE FUNCTION otra_cosa(x int) RETURNS void LANGUAGE sql AS 'INSERT INTO {s}.otra SELECT NULL -- un texto de t';
$x$, '{s}', s); END LOOP; END $$;
SELECT nivel.configurar('t', 2);
SELECT mensaje, detalle FROM nivel.previsualizar('t', 1) WHERE tipo = 'advertencia';
SELECT nivel.ajustar('t', 1) IS NOT NULL;
