-- Archivos que borran, cambian de rol, terminan la transacción o llaman a programas: se rechazan, o no pueden más que quien llama.
\set SHOW_CONTEXT never
\pset format unaligned
SET client_min_messages = warning;
CREATE TABLE public.valiosa (a int, b int);
INSERT INTO public.valiosa VALUES (1, 1);
CREATE SCHEMA s;
CREATE SEQUENCE public.numeros;
CREATE FUNCTION public.borrar() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DROP TABLE public.valiosa; END $$;
CREATE FUNCTION manifiesto(sql text) RETURNS jsonb LANGUAGE sql AS $$
SELECT jsonb_build_object('formato', 1, 'epicas', '[]'::jsonb, 'archivos', jsonb_build_array(jsonb_build_object('orden', 1, 'nombre', '01.sql', 'sql', sql))) $$;
CREATE PROCEDURE probar(VARIADIC archivos text[]) LANGUAGE plpgsql AS $$
DECLARE
    sql text;
    dicho text;
    pista text;
    plan text;
BEGIN
    FOREACH sql IN ARRAY archivos LOOP
        PERFORM nivel.registrar_manifiesto('h', manifiesto(sql));
        SELECT p.estado || coalesce(': ' || p.detalle, '') INTO plan FROM nivel.brecha_plan('h') p;
        BEGIN
            PERFORM * FROM nivel.cerrar_brecha('h');
            dicho := 'se corrió';
            RAISE EXCEPTION USING ERRCODE = 'UZ000';
        EXCEPTION WHEN SQLSTATE 'UZ000' THEN NULL;
        WHEN OTHERS THEN
            GET STACKED DIAGNOSTICS dicho = MESSAGE_TEXT, pista = PG_EXCEPTION_DETAIL;
            dicho := SQLSTATE || ' ' || dicho || ' / ' || split_part(pista, E'\n', 1);
        END;
        RAISE WARNING E'% \n    plan: %\n    cierre: %', left(sql, 70), plan, dicho;
    END LOOP;
END $$;
\echo lo que se perdería
CALL probar('DROP TABLE public.valiosa', 'DROP TABLE IF EXISTS public.valiosa CASCADE', 'DO $x$ BEGIN EXECUTE ''DROP TABLE public.valiosa''; END $x$',
    'CREATE TABLE t AS SELECT public.borrar()', 'DROP SCHEMA s', 'DROP SCHEMA s CASCADE', 'ALTER TABLE public.valiosa DROP COLUMN b', 'TRUNCATE public.valiosa',
    'DROP SEQUENCE public.numeros', 'DROP OWNED BY CURRENT_USER', 'DROP EXTENSION nivel CASCADE');
\echo lo que es del archivo sí se puede quitar
CALL probar('CREATE TABLE t (a int, b int); ALTER TABLE t DROP COLUMN b; TRUNCATE t; DROP TABLE t; CREATE TABLE t (c int)', 'ALTER TABLE public.valiosa ALTER a TYPE bigint');
\echo la transacción
CALL probar('BEGIN; CREATE TABLE t (a int); COMMIT', 'COMMIT', 'ROLLBACK', 'SAVEPOINT x', 'PREPARE TRANSACTION ''x''', 'DO $x$ BEGIN COMMIT; END $x$',
    'CREATE INDEX CONCURRENTLY i ON public.valiosa (a)', 'VACUUM public.valiosa', 'CREATE DATABASE otra', 'ALTER SYSTEM SET work_mem = ''1GB''');
\echo el rol
CALL probar('SET ROLE nivel_lector', 'RESET ROLE', 'SET SESSION AUTHORIZATION nivel_lector', 'SET LOCAL ROLE nivel_lector', 'DO $x$ BEGIN EXECUTE ''SET ROLE nivel_lector''; END $x$');
\echo lo nuestro
CALL probar('DELETE FROM nivel.auditoria', 'INSERT INTO nivel.archivo_aplicado (manifiesto, version, archivo, sha256, creados, aplicado_por) VALUES (''h'', 1, ''x'', repeat(''0'', 64), ''{}'', ''y'')',
    'ALTER TABLE nivel.auditoria DISABLE TRIGGER ALL', 'UPDATE nivel.manifiesto SET version = 9', 'SET nivel.permitir_desmontaje = on; DELETE FROM nivel.manifiesto');
\echo lo que no se entiende
CALL probar(E'\\i otro.sql', 'CREATE TABLA t (a int)', 'CREATE TABLE "sin cerrar (a int)', 'SELECT E''\xff''', 'ALTER TABLE a.b.c.d ADD x int', 'COPY public.valiosa FROM STDIN', ';;; -- nada');
\echo lo que un ensayo no toca: los datos y las secuencias
SELECT nivel.registrar_manifiesto('h', manifiesto('SELECT setval(''public.numeros'', 1000); INSERT INTO public.valiosa VALUES (2, 2); COPY (SELECT 1) TO PROGRAM ''exit 1'''));
SELECT estado, detalle FROM nivel.brecha_plan('h');
SELECT count(*) FROM public.valiosa;
SELECT last_value, is_called FROM public.numeros;
SELECT * FROM nivel.cerrar_brecha('h');
\echo lo que un archivo fija se va con él
SELECT nivel.registrar_manifiesto('h', manifiesto('SET search_path = s; SET work_mem = ''1MB''; CREATE TABLE dentro (a int)'));
SET search_path = public;
SELECT * FROM nivel.brecha_plan('h');
SELECT archivo, creados FROM nivel.cerrar_brecha('h');
SHOW search_path;
\echo disparadores de eventos de otros: uno que rechaza y uno que agrega
CREATE FUNCTION public.rechazar() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'hoy no se crean tablas'; END $$;
CREATE EVENT TRIGGER rechazar ON ddl_command_start WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION public.rechazar();
CALL probar('CREATE TABLE public.nueva (a int)');
DROP EVENT TRIGGER rechazar;
CREATE FUNCTION public.agregar() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands() WHERE object_identity = 'public.nueva') THEN
        ALTER TABLE public.nueva ADD puesta_por_otro timestamptz;
    END IF;
END $$;
CREATE EVENT TRIGGER agregar ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION public.agregar();
SELECT nivel.registrar_manifiesto('e', '{"formato": 1, "epicas": [], "esquemas_esperados": ["public"], "archivos": [{"orden": 1, "nombre": "01.sql", "sql": "CREATE TABLE public.nueva (a int)", "crea": [{"clase": "tabla", "esquema": "public", "nombre": "nueva"}]}]}');
SELECT archivo, estado FROM nivel.cerrar_brecha('e');
SELECT objeto, estado, detalle FROM nivel.brecha('e') WHERE clase = 'tabla';
DROP EVENT TRIGGER agregar;
SELECT objeto, estado, detalle FROM nivel.brecha('e') WHERE clase = 'tabla';
\echo nombres difíciles
SELECT nivel.registrar_manifiesto('El "Año"', jsonb_build_object('formato', 1, 'esquemas', '[{"nombre": "Mi \"Esquema\""}]'::jsonb,
    'epicas', '[{"codigo": "É|1", "titulo": "`x` *y*", "componentes": [{"nombre": "c", "esquema": "Mi \"Esquema\"", "tablas": [{"nombre": "Año; DROP TABLE x"}]}]}]'::jsonb,
    'archivos', jsonb_build_array(jsonb_build_object('orden', 1, 'nombre', 'ñ ''"`.sql', 'sql', 'CREATE SCHEMA "Mi ""Esquema"""; CREATE TABLE "Mi ""Esquema"""."Año; DROP TABLE x" (a int);',
        'crea', '[{"clase": "esquema", "nombre": "Mi \"Esquema\""}, {"clase": "tabla", "esquema": "Mi \"Esquema\"", "nombre": "Año; DROP TABLE x"}]'::jsonb))));
SELECT archivo, creados FROM nivel.cerrar_brecha('El "Año"');
SELECT esquema, objeto, estado FROM nivel.brecha('El "Año"');
SELECT line FROM regexp_split_to_table(nivel.brecha_markdown('El "Año"'), E'\n') line WHERE line ~ 'É|Año';
\echo grande: cuarenta archivos, y uno de dos millones de letras
SELECT nivel.registrar_manifiesto('grande', jsonb_build_object('formato', 1, 'epicas', '[]'::jsonb, 'esquemas_esperados', '["public"]'::jsonb, 'archivos',
    (SELECT jsonb_agg(jsonb_build_object('orden', i, 'nombre', i || '.sql', 'sql', format('CREATE TABLE public.g%s (a int)', i) || CASE WHEN i = 7 THEN ' -- ' || repeat('x', 2000000) ELSE '' END,
        'crea', jsonb_build_array(jsonb_build_object('clase', 'tabla', 'esquema', 'public', 'nombre', 'g' || i)))) FROM generate_series(1, 40) i)));
SELECT count(*), count(*) FILTER (WHERE estado = 'listo') AS listos FROM nivel.brecha_plan('grande');
SELECT count(*), count(*) FILTER (WHERE estado = 'aplicado') AS aplicados FROM nivel.cerrar_brecha('grande');
SELECT nivel.exigir_manifiesto('grande');
