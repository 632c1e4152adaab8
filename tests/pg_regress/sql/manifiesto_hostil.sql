-- Lo que no es un manifiesto se rechaza con la ruta de la falta y una pista, y no se guarda nada.
\pset format unaligned
\set SHOW_CONTEXT never
SELECT nivel.registrar_manifiesto('x', '{"formato":1,"epicas":[{"codigo":"E","titulo":"T","componentes":[{"nombre":"C","esquema":"nadie"}]}]}');
\echo :SQLSTATE
-- Todas juntas en DETAIL, la primera en el mensaje.
SELECT nivel.registrar_manifiesto('x', '{"formato":1,"nivel":7,"esquemas":[{"nombre":"a"},{"nombre":"a"},{"nombre":""}],"epicas":[],
  "archivos":[{"orden":1,"nombre":"../a.sql","sql":"DROP SCHEMA a"},{"orden":1,"nombre":"b.sql","sql":" ","epicas":["E-1"]}]}');
\set VERBOSITY terse
SELECT nivel.registrar_manifiesto(NULL, '{}');
SELECT nivel.registrar_manifiesto('x', NULL);
SELECT nivel.registrar_manifiesto('', '{}');
SELECT nivel.registrar_manifiesto(E'a\nb', '{}');
SELECT nivel.registrar_manifiesto(repeat('ñ', 32), '{}');
SELECT nivel.registrar_manifiesto(repeat('x', 100000), '{}');
SELECT nivel.registrar_manifiesto('x', 'null');
SELECT nivel.registrar_manifiesto('x', '[1]');
SELECT nivel.registrar_manifiesto('x', '"hola"');
SELECT nivel.registrar_manifiesto('x', '{}');
SELECT nivel.registrar_manifiesto('x', '{"formato":1}');
SELECT nivel.registrar_manifiesto('x', '{"formato":"1","epicas":[]}');
SELECT nivel.registrar_manifiesto('x', '{"formato":1e400,"epicas":[]}');
SELECT nivel.registrar_manifiesto('x', '{"formato":1,"epicas":{}}');
SELECT nivel.registrar_manifiesto('x', '{"formato":1,"epicas":[[]]}');
SELECT nivel.registrar_manifiesto('x', '{"formato":1,"epicas":[{"codigo":"E","titulo":null}]}');
SELECT nivel.registrar_manifiesto('x', '{"formato":1,"epicas":[{"codigo":"E","titulo":"T","Año 1":2}]}');
SELECT nivel.registrar_manifiesto('x', '{"formato":1,"epicas":[{"codigo":"E","titulo":"T"},{"codigo":"E","titulo":"T"}]}');
SELECT nivel.registrar_manifiesto('x', '{"formato":1,"epicas":[],"archivos":[{"orden":1.5,"nombre":"a.sql","previo":[]}]}');
SELECT nivel.registrar_manifiesto('x', '{"formato":1,"epicas":[],"archivos":[{"orden":1,"nombre":"a.sql","sql":"x","crea":[{"clase":"rol","nombre":"r"}]}]}');
SELECT nivel.registrar_manifiesto('x', '{"formato":1,"epicas":[],"archivos":[{"orden":1,"nombre":"a.sql","crea":[]}]}');
SELECT nivel.registrar_manifiesto('x', jsonb_build_object('formato', 1, 'epicas', '[]'::jsonb, 'esquemas_esperados', jsonb_build_array(repeat('ñ', 32))));
-- Hondo, enorme, y una clave larguísima.
SELECT nivel.registrar_manifiesto('x', (repeat('[', 200) || repeat(']', 200))::jsonb);
SELECT nivel.registrar_manifiesto('x', (repeat('[', 5000) || repeat(']', 5000))::jsonb);
SELECT nivel.registrar_manifiesto('x', jsonb_build_object('formato', 1, 'epicas', '[]'::jsonb, 'proyecto', repeat('x', 17000000)));
SELECT nivel.registrar_manifiesto('x', jsonb_build_object('formato', 1, 'epicas', '[]'::jsonb, repeat('k', 100000), 1));
-- jsonb se queda con la última de dos claves iguales: aquí ya no se ve.
SELECT nivel.registrar_manifiesto('dos_claves', '{"formato":9,"formato":1,"epicas":[]}');
\set VERBOSITY default
-- El texto de los archivos no se ejecuta ni se interpreta al registrarlo.
SELECT nivel.registrar_manifiesto('malo', jsonb_build_object('formato', 1, 'epicas', '[]'::jsonb, 'archivos', jsonb_build_array(
  jsonb_build_object('orden', 1, 'nombre', 'a.sql', 'sql', $$DROP TABLE nivel.manifiesto; COPY x TO PROGRAM 'id'; '); DELETE FROM nivel.manifiesto --$$))));
-- Un search_path hostil no cambia nada.
CREATE SCHEMA tramposo;
CREATE FUNCTION tramposo.sha256(bytea) RETURNS bytea LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'tramposo'; END $$;
CREATE TABLE tramposo.manifiesto (nombre text);
SET search_path = tramposo, pg_catalog, nivel;
SELECT nivel.registrar_manifiesto('camino', '{"formato":1,"epicas":[]}');
RESET search_path;
BEGIN READ ONLY;
SELECT nivel.registrar_manifiesto('x', '{"formato":1,"epicas":[]}');
\echo :SQLSTATE
ROLLBACK;
SELECT nombre, version FROM nivel.manifiestos ORDER BY nombre;
-- Los rechazos quedan, con lo que se pidió y sin el documento.
SELECT resultado, sqlstate, count(*), max(length(detalle::text)) < 5000 AS breve FROM nivel.historial
WHERE accion = 'registrar_manifiesto' GROUP BY 1, 2 ORDER BY 1, 2;
