-- Un manifiesto se guarda en versiones; el mismo otra vez no cambia nada y lo dice; cada llamada queda en la auditoría.
\pset format unaligned
\getenv srcdir PG_ABS_SRCDIR
\set ruta :srcdir '/brecha.json'
\set m `cat :'ruta'`
SELECT nivel.registrar_manifiesto('michangarrito', :'m');
SELECT nivel.registrar_manifiesto('michangarrito', :'m');
SELECT nombre, version, vigente, esquemas, epicas, tablas, archivos, registrado_por = current_user AS mio FROM nivel.manifiestos;
-- Otro orden de las claves no es otro documento; otro documento es otra versión, y la anterior queda.
SELECT nivel.registrar_manifiesto('chico', '{"formato":1,"epicas":[]}');
SELECT nivel.registrar_manifiesto('chico', '{"epicas":[],"formato":1}');
SELECT nivel.registrar_manifiesto('chico', '{"formato":1,"epicas":[],"proyecto":"Chico"}');
SELECT nivel.registrar_manifiesto('chico', '{"formato":1,"epicas":[]}');
SELECT version, vigente, manifiesto FROM nivel.manifiestos WHERE nombre = 'chico' ORDER BY version;
-- Lo que se lee es lo que llegó.
SELECT manifiesto = :'m'::jsonb AS igual FROM nivel.manifiestos WHERE nombre = 'michangarrito';
SELECT c ->> 'nombre' AS componente, c ->> 'sin_ddl' AS sin_ddl FROM nivel.manifiestos, jsonb_path_query(manifiesto, '$.epicas[*].componentes[*]') c
WHERE nombre = 'michangarrito' AND c ? 'sin_ddl';
-- Con nombres raros, y deshecho con la transacción.
SELECT nivel.registrar_manifiesto('Año "1"', '{"formato":1,"epicas":[]}');
SELECT nivel.registrar_manifiesto('Año "1"', '{"formato":1,"epicas":[]}');
BEGIN;
SELECT nivel.registrar_manifiesto('deshecho', '{"formato":1,"nivel":2,"epicas":[]}');
ROLLBACK;
SELECT nombre, version FROM nivel.manifiestos ORDER BY nombre, version;
SELECT accion, resultado, motivo, detalle ->> 'version' AS version, length(detalle ->> 'sha256') AS sha256
FROM nivel.historial WHERE accion <> 'activar' ORDER BY momento;
-- En lectura repetible vale lo confirmado.
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT nivel.registrar_manifiesto('chico', '{"formato":1,"epicas":[]}');
COMMIT;
