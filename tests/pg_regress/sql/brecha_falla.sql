-- Un cierre que falla no deja nada, dice qué sentencia y por qué, y queda en la auditoría.
\set SHOW_CONTEXT never
\pset format unaligned
CREATE FUNCTION manifiesto(sql text, crea jsonb DEFAULT '[{"clase": "tabla", "esquema": "public", "nombre": "dos"}]') RETURNS jsonb LANGUAGE sql AS $$
SELECT jsonb_build_object('formato', 1, 'epicas', '[]'::jsonb, 'esquemas_esperados', '["public"]'::jsonb, 'archivos', jsonb_build_array(
    '{"orden": 1, "nombre": "01.sql", "sql": "CREATE TABLE public.una (id int);", "crea": [{"clase": "tabla", "esquema": "public", "nombre": "una"}]}'::jsonb,
    jsonb_build_object('orden', 2, 'nombre', '02.sql', 'sql', sql, 'crea', crea)))
$$;
CREATE VIEW quedaron AS SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname;
\echo el archivo, la línea, la sentencia y el mensaje
SELECT nivel.registrar_manifiesto('t', manifiesto(E'-- lo nuestro\n\nCREATE TABLE public.dos (id int);\nINSERT INTO public.dos VALUES (1), (NULL);\nALTER TABLE public.dos ALTER id SET NOT NULL;'));
SELECT * FROM nivel.cerrar_brecha('t');
SELECT * FROM quedaron;
SELECT resultado, sqlstate, motivo FROM nivel.historial WHERE accion = 'cerrar_brecha' ORDER BY momento DESC LIMIT 1;
SELECT count(*) AS aplicados FROM nivel.archivo_aplicado;
\echo lo que dice crear y no crea
SELECT nivel.registrar_manifiesto('t', manifiesto('CREATE TABLE public.tres (id int)'));
SELECT objeto, estado, archivo, detalle FROM nivel.brecha('t') WHERE objeto IN ('dos', 'tres', 'una');
SELECT archivo, detalle FROM nivel.brecha_plan('t');
SELECT * FROM nivel.cerrar_brecha('t');
SELECT * FROM quedaron;
\echo lo que ya estaba con otra estructura
CREATE TABLE public.dos (id bigint);
SELECT nivel.registrar_manifiesto('t', manifiesto('CREATE TABLE IF NOT EXISTS public.dos (id int); CREATE TABLE public.tres (id int)',
    '[{"clase": "tabla", "esquema": "public", "nombre": "dos"}, {"clase": "tabla", "esquema": "public", "nombre": "tres"}]'));
SELECT * FROM nivel.cerrar_brecha('t');
\echo lo que ya estaba y no se puede volver a crear
SELECT nivel.registrar_manifiesto('t', manifiesto('CREATE TABLE public.dos (id bigint); CREATE TABLE public.tres (id int)',
    '[{"clase": "tabla", "esquema": "public", "nombre": "dos"}, {"clase": "tabla", "esquema": "public", "nombre": "tres"}]'));
SELECT archivo, estado FROM nivel.brecha_plan('t');
SELECT * FROM nivel.cerrar_brecha('t');
SELECT * FROM quedaron;
\echo un archivo sin nada que correr, y uno que no dice qué crea: se corre una vez
SELECT nivel.registrar_manifiesto('t', manifiesto('-- nada', '[]'));
SELECT archivo, estado, motivo FROM nivel.brecha_plan('t');
SELECT archivo, estado FROM nivel.cerrar_brecha('t');
SELECT archivo, estado FROM nivel.cerrar_brecha('t');
SELECT nivel.exigir_manifiesto('t');
\echo en una transacción que se deshace, tampoco
DROP TABLE public.una;
BEGIN;
SELECT archivo, estado FROM nivel.cerrar_brecha('t');
ROLLBACK;
SELECT * FROM quedaron;
SELECT resultado FROM nivel.historial WHERE accion = 'cerrar_brecha' ORDER BY momento DESC LIMIT 1;
\echo a mano no se escribe qué se aplicó
INSERT INTO nivel.archivo_aplicado (manifiesto, version, archivo, sha256, creados, aplicado_por) VALUES ('t', 1, '02.sql', repeat('0', 64), '{}', 'yo');
UPDATE nivel.archivo_aplicado SET sha256 = repeat('0', 64);
DELETE FROM nivel.archivo_aplicado;
TRUNCATE nivel.archivo_aplicado;
DROP TABLE nivel.archivo_aplicado;
