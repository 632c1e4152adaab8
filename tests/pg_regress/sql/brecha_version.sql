-- Lo que corre es lo que se leyó: una versión que registró otro no se cierra sin haber pedido un informe de ella en esta sesión, o sin decirla.
\pset format unaligned
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE nivel_prueba_bv_uno; CREATE ROLE nivel_prueba_bv_otro;
GRANT nivel_administrador TO nivel_prueba_bv_uno, nivel_prueba_bv_otro;
GRANT CREATE ON SCHEMA public TO nivel_prueba_bv_uno, nivel_prueba_bv_otro;
CREATE FUNCTION manifiesto(tabla text) RETURNS jsonb LANGUAGE sql AS $$
SELECT jsonb_build_object('formato', 1, 'epicas', jsonb_build_array(jsonb_build_object('codigo', 'E', 'titulo', 't', 'componentes', jsonb_build_array(
        jsonb_build_object('nombre', 'c', 'esquema', 'public', 'tablas', jsonb_build_array(jsonb_build_object('nombre', tabla)))))),
    'esquemas_esperados', '["public"]'::jsonb,
    'archivos', jsonb_build_array(jsonb_build_object('orden', 1, 'nombre', tabla || '.sql', 'sql', format('CREATE TABLE IF NOT EXISTS public.%I (id int)', tabla),
                                                     'crea', jsonb_build_array(jsonb_build_object('clase', 'tabla', 'esquema', 'public', 'nombre', tabla))))) $$;
SET ROLE nivel_prueba_bv_uno;
SELECT nivel.registrar_manifiesto('m', manifiesto('una'));
RESET ROLE;
-- Quien lo registra es el rol en vigor.
SELECT nombre, version, registrado_por FROM nivel.manifiestos;
\echo sin informe
SELECT archivo, estado FROM nivel.cerrar_brecha('m');
\echo :SQLSTATE
\echo con uno de otro manifiesto, o de otro rol, tampoco
SET ROLE nivel_prueba_bv_otro;
SELECT archivo, version, sha256 = encode(sha256(convert_to(manifiesto('una')::text, 'UTF8')), 'hex') AS de_su_texto FROM nivel.brecha_plan('m');
RESET ROLE;
SELECT archivo, estado FROM nivel.cerrar_brecha('m');
\echo leído, y otro registra una versión entre la lectura y el cierre
SELECT archivo, version FROM nivel.brecha_plan('m');
SET ROLE nivel_prueba_bv_otro;
SELECT nivel.registrar_manifiesto('m', manifiesto('mala'));
RESET ROLE;
SELECT archivo, estado FROM nivel.cerrar_brecha('m');
\echo :SQLSTATE
SELECT to_regclass('public.una'), to_regclass('public.mala');
\echo la que se leyó, por su número
SELECT archivo, estado FROM nivel.cerrar_brecha('m', version => 1);
SELECT to_regclass('public.una'), to_regclass('public.mala');
\echo la que no hay
SELECT archivo, estado FROM nivel.cerrar_brecha('m', version => 7);
\echo quien la registró no tiene que leerla
SET ROLE nivel_prueba_bv_otro;
SELECT archivo, estado FROM nivel.cerrar_brecha('m');
RESET ROLE;
\echo un informe cualquiera vale, también en una transacción que se deshace
SET ROLE nivel_prueba_bv_uno;
SELECT nivel.registrar_manifiesto('m', manifiesto('tercera'));
RESET ROLE;
BEGIN;
SELECT substring(nivel.brecha_markdown('m') FROM 'versión \d+, sha256 [0-9a-f]{8}') = 'versión 3, sha256 ' || left(encode(sha256(convert_to(documento::text, 'UTF8')), 'hex'), 8) AS lo_dice
FROM nivel.manifiesto WHERE version = 3;
ROLLBACK;
SELECT archivo, estado FROM nivel.cerrar_brecha('m');
\echo lo que se leyó y se deshizo no es la versión que otro registra con ese número
BEGIN;
SELECT nivel.registrar_manifiesto('m', manifiesto('propia'));
SELECT archivo, version FROM nivel.brecha_plan('m');
ROLLBACK;
SET ROLE nivel_prueba_bv_otro;
SELECT nivel.registrar_manifiesto('m', manifiesto('mala_otra_vez'));
RESET ROLE;
SELECT archivo, estado FROM nivel.cerrar_brecha('m');
SELECT accion, fase, sqlstate, detalle ->> 'version' AS version, rol FROM nivel.auditoria WHERE accion = 'cerrar_brecha' AND fase <> 'intento' ORDER BY id;
DROP OWNED BY nivel_prueba_bv_uno, nivel_prueba_bv_otro;
DROP ROLE nivel_prueba_bv_uno, nivel_prueba_bv_otro;
