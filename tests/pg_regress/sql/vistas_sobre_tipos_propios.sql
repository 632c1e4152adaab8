-- A view that calls a function over the table's own type is told with what drops it and makes it again, in every branch; following that leads to the end.
\set QUIET 1
\pset tuples_only on
\pset format unaligned
SET client_min_messages = warning;
CREATE FUNCTION pg_temp.salida(entidad text, OUT quitar text, OUT volver text) LANGUAGE sql AS $$
    SELECT (SELECT string_agg(q, ' ' ORDER BY n) FROM jsonb_array_elements_text(detalle -> 'quitar') WITH ORDINALITY AS e (q, n)),
           (SELECT string_agg(q, ' ' ORDER BY n) FROM jsonb_array_elements_text(detalle -> 'volver_a_crear') WITH ORDINALITY AS e (q, n))
    FROM nivel.previsualizar(entidad, 1) WHERE tipo = 'impedimento'
$$;
\set QUIET 0
DO $$ DECLARE s text; BEGIN FOR i IN 1..6 LOOP s := format('suc000%s', i);
EXECUTE format('CREATE SCHEMA %I', s); PERFORM set_config('search_path', s || ', public', true);
CREATE TYPE est AS ENUM ('a', 'b'); CREATE TABLE a (e est);
CREATE FUNCTION et(est) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text || ''!''';
CREATE VIEW v AS SELECT et(e) FROM a; CREATE VIEW w AS SELECT * FROM v; COMMENT ON VIEW v IS 'con tipo';
CREATE TABLE b (e est);
CREATE FUNCTION g(est) RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM b WHERE e = $1; END;
END LOOP; END $$;
SELECT nivel.configurar('a', 2), nivel.configurar('b', 2);
SELECT mensaje, regexp_replace(detalle ->> 'pista', 'Después de ajustar.*', '') FROM nivel.previsualizar('a', 1) WHERE tipo = 'impedimento';
SELECT quitar, volver FROM pg_temp.salida('a') \gset
\set QUIET 1
:quitar
\set QUIET 0
SELECT (nivel.ajustar('a', 1)).copias_verificadas;
\set QUIET 1
:volver
\set QUIET 0
INSERT INTO public.a VALUES ('a');
SELECT suc0001.w.et, suc0006.w.et, obj_description('suc0006.v'::regclass) FROM suc0001.w, suc0006.w;
SELECT quitar, volver FROM pg_temp.salida('b') \gset
\set QUIET 1
:quitar
\set QUIET 0
SELECT (nivel.ajustar('b', 1)).copias_verificadas;
\set QUIET 1
:volver
\set QUIET 0
INSERT INTO public.b VALUES ('b');
SELECT suc0001.g('b'), suc0006.g('b');
