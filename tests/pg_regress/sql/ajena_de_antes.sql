-- Lo que la sesión preparó antes de que la extensión trabaje (planes, expresiones, conversiones) se prepara de nuevo: la función de otro
-- corre como su dueño también por ahí.
\pset format unaligned
\pset tuples_only on
\set VERBOSITY terse
CREATE ROLE regress_mala;
CREATE SCHEMA suc0001 AUTHORIZATION regress_mala;
CREATE TABLE public.traza (quien text, que text);
GRANT ALL ON public.traza TO public;
CREATE TABLE public.grande AS SELECT i FROM generate_series(1, 20000) i;
GRANT SELECT ON public.grande TO public;
ANALYZE public.grande;
SELECT count(*) FROM nivel.activar();
SET ROLE regress_mala;
CREATE TYPE suc0001.e AS ENUM ('a', 'b');
CREATE FUNCTION suc0001.conv(suc0001.e) RETURNS regclass LANGUAGE plpgsql VOLATILE AS $$
BEGIN INSERT INTO public.traza VALUES (current_user, 'conversión'); RETURN 1; END $$;
CREATE CAST (suc0001.e AS oid) WITH FUNCTION suc0001.conv(suc0001.e) AS IMPLICIT;
CREATE TABLE suc0001.pk (id oid PRIMARY KEY);
INSERT INTO suc0001.pk VALUES (1);
CREATE TABLE suc0001.fk (id int PRIMARY KEY, r suc0001.e REFERENCES suc0001.pk, z int);
INSERT INTO suc0001.fk VALUES (1, 'a', 0);
CREATE FUNCTION suc0001.f() RETURNS int LANGUAGE plpgsql AS $$
BEGIN INSERT INTO public.traza VALUES (current_user, 'función'); RETURN 1; END $$;
CREATE FUNCTION suc0001.q() RETURNS xml LANGUAGE sql VOLATILE AS $$
SELECT query_to_xml('SELECT current_user AS quien', true, true, '') $$;
CREATE FUNCTION suc0001.par(int) RETURNS int LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN RETURN (current_user = 'regress_mala')::int; END $$;
CREATE VIEW suc0001.v AS SELECT suc0001.f() AS x FROM generate_series(1, 3);
CREATE VIEW suc0001.w AS SELECT suc0001.q() AS x;
RESET ROLE;
CREATE FUNCTION public.s() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN suc0001.f(); END $$;
CREATE FUNCTION public.r() RETURNS void LANGUAGE plpgsql AS $$ DECLARE y xml; BEGIN SELECT w.x INTO y FROM suc0001.w; RAISE NOTICE '%', y; END $$;
CREATE FUNCTION public.cerrar(texto text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM nivel.registrar_manifiesto('m', json_build_object('formato', 1, 'esquemas_esperados', ARRAY['public', 'suc0001'],
        'epicas', json_build_array(json_build_object('codigo', 'E', 'titulo', 't', 'componentes', json_build_array(
            json_build_object('nombre', 'c', 'esquema', 'public', 'tablas', json_build_array(json_build_object('nombre', 'pedida')))))),
        'archivos', json_build_array(json_build_object('orden', 1, 'nombre', '01.sql',
            'sql', 'CREATE TABLE IF NOT EXISTS public.pedida (id int); ' || texto,
            'crea', json_build_array(json_build_object('clase', 'tabla', 'esquema', 'public', 'nombre', 'pedida')))))::jsonb);
END $$;
-- La conversión de una clave foránea que devuelve lo que se lee como otro tipo.
SELECT public.cerrar('UPDATE suc0001.fk SET r = ''a'', z = z + 1; UPDATE suc0001.fk SET r = ''b'', z = z + 1;');
\c
SET ROLE regress_mala;
UPDATE suc0001.fk SET r = 'a', z = z + 1;
UPDATE suc0001.fk SET r = 'b', z = z + 1;
RESET ROLE;
TRUNCATE public.traza;
BEGIN;
SELECT count(*) > 0 FROM nivel.cerrar_brecha('m');
SELECT DISTINCT quien, que FROM public.traza;
ROLLBACK;
-- Una expresión de PL/pgSQL ya evaluada en la transacción.
SELECT public.cerrar('SELECT public.s();');
BEGIN;
SET LOCAL ROLE regress_mala;
SELECT public.s();
RESET ROLE;
SELECT count(*) > 0 FROM nivel.cerrar_brecha('m');
SELECT DISTINCT quien, que FROM public.traza;
ROLLBACK;
-- Una función en SQL incrustada en un plan guardado.
SELECT public.cerrar('SELECT public.r();');
\c
SET ROLE regress_mala;
SELECT public.r();
RESET ROLE;
BEGIN;
SELECT count(*) > 0 FROM nivel.cerrar_brecha('m');
ROLLBACK;
-- Un plan para obreros paralelos.
SELECT public.cerrar('CREATE TABLE public.res AS EXECUTE pp;');
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SET parallel_leader_participation = off;
PREPARE pp AS SELECT sum(suc0001.par(i)) FROM public.grande WHERE i % 500 = 0;
EXPLAIN (COSTS OFF) EXECUTE pp;
BEGIN;
SELECT count(*) > 0 FROM nivel.cerrar_brecha('m');
SELECT * FROM public.res;
ROLLBACK;
DEALLOCATE pp;
-- Un cursor que se leería al confirmar.
SELECT public.cerrar('DECLARE h CURSOR WITH HOLD FOR SELECT x FROM suc0001.v;');
BEGIN;
DECLARE mio CURSOR WITH HOLD FOR SELECT 1;
SELECT count(*) > 0 FROM nivel.cerrar_brecha('m');
COMMIT;
SELECT name FROM pg_cursors;
CLOSE mio;
SELECT DISTINCT quien, que FROM public.traza;
DROP TABLE public.pedida;
-- Lo que quien llama había aplazado sigue aplazado, y lo que aplaza después, también; lo del archivo se comprueba al terminarlo.
CREATE TABLE public.padre (id int PRIMARY KEY);
CREATE TABLE public.hijo (id int PRIMARY KEY, p int REFERENCES public.padre DEFERRABLE INITIALLY DEFERRED);
SELECT public.cerrar('');
BEGIN;
INSERT INTO public.hijo VALUES (1, 1);
SELECT count(*) > 0 FROM nivel.cerrar_brecha('m');
INSERT INTO public.hijo VALUES (2, 1);
INSERT INTO public.padre VALUES (1);
COMMIT;
DROP TABLE public.pedida;
SELECT public.cerrar('INSERT INTO public.hijo VALUES (3, 7);');
BEGIN;
SELECT count(*) > 0 FROM nivel.cerrar_brecha('m');
ROLLBACK;
SELECT public.cerrar('INSERT INTO public.hijo VALUES (3, 7); INSERT INTO public.padre VALUES (7);');
BEGIN;
SELECT count(*) > 0 FROM nivel.cerrar_brecha('m');
INSERT INTO public.hijo VALUES (4, 9);
INSERT INTO public.padre VALUES (9);
COMMIT;
DROP CAST (suc0001.e AS oid);
DROP OWNED BY regress_mala;
DROP ROLE regress_mala;
