-- Quien puede escribir en todas las tablas mueve las secuencias de la extensión: se ponen en su lugar, se dice, y nada se detiene ni se desordena.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_guarda_secuencias IN ROLE pg_write_all_data;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0001.rutas (id int);
SELECT nivel.configurar('zonas', 2), nivel.configurar('rutas', 2);
INSERT INTO suc0001.phinxlog VALUES (1, 'Uno', now(), now());
SELECT max(id) AS bitacora FROM nivel.bitacora \gset
\echo al final
SET ROLE regress_guarda_secuencias;
SELECT setval('nivel.auditoria_id_seq', 9223372036854775807), setval('nivel.bitacora_id_seq', 9223372036854775807), setval('nivel.registro_phinx_id_seq', 9223372036854775807);
RESET ROLE;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'guardas';
CREATE TABLE suc0001.otra (id int);
INSERT INTO suc0001.phinxlog VALUES (2, 'Dos', now(), now());
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'guardas';
\echo casi al final, y lejos
SET ROLE regress_guarda_secuencias;
SELECT setval('nivel.auditoria_id_seq', 9223372036854775806), setval('nivel.bitacora_id_seq', 5000000000), setval('nivel.registro_phinx_id_seq', 9223372036854775806);
RESET ROLE;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'guardas';
CREATE TABLE suc0001.otra_mas (id int);
INSERT INTO suc0001.phinxlog VALUES (9, 'Nueve', now(), now());
SELECT nivel.configurar('otra', 2);
SELECT estado FROM nivel.diagnostico() WHERE control = 'guardas';
\echo atrás
SET ROLE regress_guarda_secuencias;
SELECT setval('nivel.auditoria_id_seq', 1), setval('nivel.bitacora_id_seq', 1), setval('nivel.registro_phinx_id_seq', 1, false);
RESET ROLE;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'guardas';
CREATE TABLE suc0001.una_mas (id int);
INSERT INTO suc0001.phinxlog VALUES (3, 'Tres', now(), now());
SELECT resultado FROM nivel.ajustar('rutas', 1);
SELECT estado FROM nivel.diagnostico() WHERE control = 'guardas';
-- En orden y sin huecos grandes; cada migración con lo suyo.
SELECT max(id) < :bitacora + 50 AS seguidas, count(DISTINCT id) = count(*) AS distintas FROM nivel.bitacora;
SELECT version, accion, sentencias FROM nivel.registro_phinx ORDER BY id;
SELECT bool_and(id = orden) FROM (SELECT id, row_number() OVER (ORDER BY momento) + min(id) OVER () - 1 AS orden FROM nivel.auditoria) a;
SELECT nivel.sellar_auditoria() IS NOT NULL;
SELECT * FROM nivel.verificar_auditoria();
\echo la del cierre y la de los vínculos
CREATE TABLE public.niveles (tabla text PRIMARY KEY, nivel int);
SET ROLE regress_guarda_secuencias;
SELECT setval('nivel.vinculo_numero_seq', 2147483647), setval('nivel.archivo_aplicado_id_seq', 9223372036854775807);
RESET ROLE;
SELECT nivel.vincular_configuracion('public.niveles', 'tabla', 'nivel');
SELECT nivel.registrar_manifiesto('m', '{"formato": 1, "epicas": [], "esquemas_esperados": ["public"], "archivos": [{"orden": 1, "nombre": "01.sql", "sql": "CREATE TABLE IF NOT EXISTS public.x (id int)", "crea": [{"clase": "tabla", "esquema": "public", "nombre": "x"}]}]}');
SELECT archivo, estado FROM nivel.cerrar_brecha('m');
SELECT estado FROM nivel.diagnostico() WHERE control = 'guardas';
DROP ROLE regress_guarda_secuencias;
