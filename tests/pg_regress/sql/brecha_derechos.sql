-- Con qué derechos se corre un archivo: en un informe, con los que tienen quien pregunta y quien lo registró; al cerrar, con los de quien llama.
\set SHOW_CONTEXT never
\pset format unaligned
SET client_min_messages = warning;
CREATE ROLE nivel_prueba_b_admin; CREATE ROLE nivel_prueba_b_otro; CREATE ROLE nivel_prueba_b_lector; CREATE ROLE nivel_prueba_b_nadie;
GRANT nivel_administrador TO nivel_prueba_b_admin, nivel_prueba_b_otro;
GRANT nivel_lector TO nivel_prueba_b_lector;
GRANT CREATE ON SCHEMA public TO nivel_prueba_b_admin;
-- Quién corre de verdad lo dice la tabla: su dueño, y un valor por omisión que se evalúa al crearla.
CREATE FUNCTION public.quien() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'corre %', current_user; END $$;
CREATE FUNCTION manifiesto(sql text) RETURNS jsonb LANGUAGE sql AS $$
SELECT jsonb_build_object('formato', 1, 'epicas', '[{"codigo": "E", "titulo": "t", "componentes": [{"nombre": "c", "esquema": "public", "tablas": [{"nombre": "cosa"}]}]}]'::jsonb, 'esquemas_esperados', '["public"]'::jsonb,
    'archivos', jsonb_build_array(jsonb_build_object('orden', 1, 'nombre', '01.sql', 'sql', sql, 'crea', '[{"clase": "tabla", "esquema": "public", "nombre": "cosa"}]'::jsonb))) $$;
SET SESSION AUTHORIZATION nivel_prueba_b_admin;
SELECT nivel.registrar_manifiesto('d', manifiesto('DO $x$ BEGIN PERFORM public.quien(); END $x$; CREATE TABLE public.cosa (id int)'));
SELECT archivo, estado, detalle FROM nivel.brecha_plan('d');
RESET SESSION AUTHORIZATION;
\echo un superusuario pregunta: el texto de un administrador no corre como superusuario
SELECT archivo, estado, detalle FROM nivel.brecha_plan('d');
\echo otro administrador y un lector: no tienen sus derechos
SET ROLE nivel_prueba_b_otro;
SELECT archivo, estado, detalle FROM nivel.brecha_plan('d');
RESET ROLE; SET ROLE nivel_prueba_b_lector;
SELECT archivo, estado, detalle FROM nivel.brecha_plan('d');
SELECT objeto, estado, detalle FROM nivel.brecha('d');
\echo los demás, nada
RESET ROLE; SET ROLE nivel_prueba_b_nadie;
SELECT * FROM nivel.brecha('d');
SELECT nivel.exigir_esquemas('public');
SELECT * FROM nivel.cerrar_brecha('d');
SET ROLE nivel_prueba_b_lector;
SELECT * FROM nivel.cerrar_brecha('d');
RESET ROLE;
SELECT accion, resultado, usuario = session_user AS yo FROM nivel.historial WHERE accion = 'cerrar_brecha' ORDER BY momento;
\echo cerrar: con los derechos de quien llama, y la tabla es suya
SET ROLE nivel_prueba_b_otro;
SELECT * FROM nivel.cerrar_brecha('d');
RESET ROLE;
SET SESSION AUTHORIZATION nivel_prueba_b_admin;
SELECT nivel.registrar_manifiesto('d', manifiesto('CREATE TABLE public.cosa (id int)'));
RESET SESSION AUTHORIZATION; SET ROLE nivel_prueba_b_otro;
SELECT * FROM nivel.cerrar_brecha('d', version => 2);
RESET ROLE; SET ROLE nivel_prueba_b_admin;
SELECT archivo, estado, creados FROM nivel.cerrar_brecha('d');
RESET ROLE;
SELECT relowner::regrole FROM pg_class WHERE relname = 'cosa';
\echo quien no puede ensayar ve que está, y que no se sabe cómo
SET ROLE nivel_prueba_b_lector;
SELECT objeto, estado, detalle FROM nivel.brecha('d') WHERE clase = 'tabla';
SELECT nivel.exigir_manifiesto('d');
RESET ROLE;
SELECT nivel.exigir_manifiesto('d');
\echo de solo lectura
BEGIN TRANSACTION READ ONLY;
SELECT objeto, estado, detalle FROM nivel.brecha('d') WHERE clase = 'tabla';
SAVEPOINT a;
SELECT * FROM nivel.cerrar_brecha('d');
ROLLBACK;
\echo lo que se exige de los esquemas
SELECT nivel.exigir_esquemas('public', 'pg_catalog');
SELECT nivel.exigir_esquemas('uno', 'public', 'Dos', 'uno');
SELECT nivel.exigir_esquemas('uno');
SELECT nivel.exigir_esquemas(NULL);
SELECT nivel.exigir_esquemas(VARIADIC '{}');
SELECT nivel.exigir_esquemas(VARIADIC NULL);
SELECT nivel.exigir_esquemas('public', NULL);
\echo el rol que lo registró ya no está
DROP OWNED BY nivel_prueba_b_admin, nivel_prueba_b_otro, nivel_prueba_b_lector, nivel_prueba_b_nadie;
DROP ROLE nivel_prueba_b_admin;
SELECT archivo, estado, detalle FROM nivel.brecha_plan('d');
DROP ROLE nivel_prueba_b_otro, nivel_prueba_b_lector, nivel_prueba_b_nadie;
