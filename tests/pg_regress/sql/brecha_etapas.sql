-- Un manifiesto chico en todas sus etapas: antes, a medias, después, con un archivo editado, con algo que sobra y algo que cambió.
\pset format unaligned
\set SHOW_CONTEXT never
-- Lo que importa del catálogo, para ver que un informe no deja nada.
CREATE VIEW public.retrato AS
SELECT (SELECT count(*) FROM pg_class WHERE relname <> 'retrato') AS clases, (SELECT count(*) FROM pg_type) AS tipos, (SELECT count(*) FROM pg_proc) AS funciones,
       (SELECT count(*) FROM pg_namespace) AS esquemas, (SELECT count(*) FROM pg_constraint) AS restricciones, (SELECT count(*) FROM pg_depend) AS dependencias,
       (SELECT count(*) FROM nivel.bitacora) AS bitacora, (SELECT count(*) FROM nivel.auditoria) AS auditoria, (SELECT count(*) FROM nivel.archivo_aplicado) AS aplicados,
       (SELECT md5(string_agg(c::text, ',' ORDER BY c.oid)) FROM (SELECT oid, relname, relnamespace, relfilenode, relkind, relowner FROM pg_class WHERE relname <> 'retrato') c) AS nombres;
CREATE SCHEMA ventas;
CREATE TABLE public.clientes (id int PRIMARY KEY, nombre text);
CREATE TABLE ventas.cajas (id int PRIMARY KEY);
CREATE FUNCTION public.manifiesto(sql_pagos text DEFAULT NULL) RETURNS jsonb LANGUAGE sql AS $f$
SELECT jsonb_build_object('formato', 1, 'proyecto', 'Chico',
  'esquemas', '[{"nombre":"ventas"},{"nombre":"pagos","comentario":"Cobros"},{"nombre":"informes"}]'::jsonb,
  'esquemas_esperados', '["public","ventas","pagos","informes"]'::jsonb,
  'epicas', '[
    {"codigo":"E-1","titulo":"Vender","componentes":[
      {"nombre":"Cajas","esquema":"ventas","tablas":[{"nombre":"cajas","columnas":[{"nombre":"id","tipo":"integer","nula":false}]},{"nombre":"turnos"}]},
      {"nombre":"Clientes","esquema":"public","tablas":[{"nombre":"clientes","columnas":[{"nombre":"nombre","tipo":"text","nula":true}],"indices":[{"columnas":["id"],"unico":true}]}]}]},
    {"codigo":"E-2","titulo":"Cobrar","componentes":[
      {"nombre":"Pagos","esquema":"pagos","tablas":[{"nombre":"pagos","columnas":[{"nombre":"importe","tipo":"numeric(14,2)","nula":false,"omision":"0"}],"indices":[{"nombre":"pagos_cliente","columnas":["cliente","creado DESC"]}]},{"nombre":"medios"}]},
      {"nombre":"Conciliación","esquema":"pagos","tablas":[{"nombre":"conciliaciones"}]},
      {"nombre":"Pantallas","sin_ddl":true,"motivo":"Solo en el navegador"}]}]'::jsonb,
  'archivos', jsonb_build_array(
    '{"orden":1,"nombre":"01-base.sql","previo":[{"clase":"esquema","nombre":"ventas"},{"clase":"tabla","esquema":"ventas","nombre":"cajas"},{"clase":"tabla","esquema":"public","nombre":"clientes"}]}'::jsonb,
    '{"orden":2,"nombre":"02-esquemas.sql","epicas":["E-1","E-2"],"sql":"CREATE SCHEMA IF NOT EXISTS pagos;\nCOMMENT ON SCHEMA pagos IS ''Cobros'';\nCREATE SCHEMA informes;","crea":[{"clase":"esquema","nombre":"pagos"},{"clase":"esquema","nombre":"informes"}]}'::jsonb,
    jsonb_build_object('orden', 3, 'nombre', '03-pagos.sql', 'epicas', '["E-2"]'::jsonb, 'sql', coalesce(sql_pagos,
$s$CREATE TABLE pagos.medios (id int PRIMARY KEY, nombre text NOT NULL);
CREATE TABLE pagos.pagos (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cliente int NOT NULL REFERENCES public.clientes ON DELETE CASCADE,
    medio int REFERENCES pagos.medios,
    importe numeric(14,2) NOT NULL DEFAULT 0 CHECK (importe >= 0),
    creado timestamptz DEFAULT now()
);
CREATE INDEX pagos_cliente ON pagos.pagos (cliente, creado DESC);
INSERT INTO pagos.medios VALUES (1, 'efectivo'), (2, 'tarjeta');
$s$), 'crea', '[{"clase":"tabla","esquema":"pagos","nombre":"medios"},{"clase":"tabla","esquema":"pagos","nombre":"pagos"},{"clase":"indice","esquema":"pagos","nombre":"pagos_cliente"}]'::jsonb),
    '{"orden":4,"nombre":"04-turnos.sql","epicas":["E-1","E-2"],"sql":"CREATE TABLE ventas.turnos (id int PRIMARY KEY, caja int REFERENCES ventas.cajas, pago bigint REFERENCES pagos.pagos);\nCREATE VIEW informes.turnos AS SELECT t.id, p.importe FROM ventas.turnos t JOIN pagos.pagos p ON p.id = t.pago;","crea":[{"clase":"tabla","esquema":"ventas","nombre":"turnos"},{"clase":"vista","esquema":"informes","nombre":"turnos"}]}'::jsonb),
  'grupos', '[{"nombre":"Tablas de pagos","tablas":[{"esquema":"pagos","nombre":"pagos"},{"esquema":"pagos","nombre":"medios"}]}]'::jsonb)
$f$;
SELECT nivel.registrar_manifiesto('chico', public.manifiesto());
SELECT * FROM public.retrato \gset antes_
\echo antes
SELECT * FROM nivel.brecha_resumen('chico');
SELECT * FROM nivel.brecha('chico');
\x
SELECT * FROM nivel.brecha_plan('chico');
\x
SELECT * FROM nivel.brecha_matriz('chico');
SELECT nivel.exigir_manifiesto('chico');
\echo :SQLSTATE
SELECT length(nivel.brecha_markdown('chico')) > 1000, jsonb_array_length(nivel.brecha_json('chico') -> 'brecha');
\echo no quedó nada de los informes
SELECT * FROM public.retrato \gset luego_
SELECT :'antes_clases' = :'luego_clases' AS clases, :'antes_tipos' = :'luego_tipos' AS tipos, :'antes_funciones' = :'luego_funciones' AS funciones, :'antes_esquemas' = :'luego_esquemas' AS esquemas,
       :'antes_restricciones' = :'luego_restricciones' AS restricciones, :'antes_dependencias' = :'luego_dependencias' AS dependencias, :'antes_nombres' = :'luego_nombres' AS nombres,
       :'antes_bitacora' = :'luego_bitacora' AS bitacora, :'antes_auditoria' = :'luego_auditoria' AS auditoria, :'antes_aplicados' = :'luego_aplicados' AS aplicados;
\echo a medias, hasta el segundo
SELECT archivo, estado, creados FROM nivel.cerrar_brecha('chico', '02-esquemas.sql');
SELECT nspname, obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname IN ('ventas', 'pagos', 'informes') ORDER BY nspname;
SELECT to_regclass('pagos.pagos'), to_regclass('ventas.turnos');
SELECT * FROM nivel.brecha_resumen('chico');
SELECT esquema, objeto, clase, estado, archivo, detalle FROM nivel.brecha('chico') WHERE estado <> 'existe';
SELECT orden, archivo, estado, motivo FROM nivel.brecha_plan('chico');
\echo un archivo que no hay, y uno que no tiene nada que correr
\set VERBOSITY terse
SELECT * FROM nivel.cerrar_brecha('chico', '99-nada.sql');
SELECT * FROM nivel.cerrar_brecha('chico', '01-base.sql');
SELECT * FROM nivel.cerrar_brecha('chico', '');
\set VERBOSITY default
\echo después
SELECT orden, archivo, estado, creados, milisegundos >= 0 AS midio FROM nivel.cerrar_brecha('chico');
SELECT * FROM pagos.medios ORDER BY id;
SELECT c.conrelid::regclass, pg_get_constraintdef(c.oid) FROM pg_constraint c WHERE c.connamespace IN ('pagos'::regnamespace, 'ventas'::regnamespace) ORDER BY 1, 2;
SELECT * FROM nivel.brecha_resumen('chico');
SELECT esquema, objeto, clase, estado, archivo, detalle FROM nivel.brecha('chico');
SELECT * FROM nivel.brecha_plan('chico');
SELECT * FROM nivel.brecha_matriz('chico');
SELECT nivel.exigir_manifiesto('chico');
SELECT archivo, esquema, version, sha256 = encode(sha256(convert_to(a.sql, 'UTF8')), 'hex') AS es_su_texto, creados, aplicado_por = current_user AS mio
FROM nivel.archivo_aplicado JOIN nivel.manifiestos m ON m.nombre = manifiesto AND m.vigente,
     LATERAL jsonb_to_recordset(m.manifiesto -> 'archivos') a (nombre text, sql text) WHERE a.nombre = archivo ORDER BY id;
\echo la segunda vez no hace nada y lo dice
SELECT * FROM public.retrato \gset antes_
SELECT archivo, estado, creados FROM nivel.cerrar_brecha('chico');
SELECT * FROM public.retrato \gset luego_
SELECT :'antes_clases' = :'luego_clases' AS clases, :'antes_dependencias' = :'luego_dependencias' AS dependencias, :'antes_nombres' = :'luego_nombres' AS nombres,
       :'antes_bitacora' = :'luego_bitacora' AS bitacora, :'antes_aplicados' = :'luego_aplicados' AS aplicados, :'antes_auditoria' < :'luego_auditoria' AS auditada;
SELECT accion, resultado, sqlstate, motivo, detalle ->> 'manifiesto' AS manifiesto FROM nivel.historial WHERE accion = 'cerrar_brecha' ORDER BY momento;
\echo lo que se corrió quedó en la bitácora como cualquier otro DDL
SELECT b.esquema, b.etiqueta FROM nivel.bitacora b WHERE b.esquema IN ('pagos', 'ventas', 'informes') ORDER BY b.id;
\echo la tabla que nadie crea, hecha a mano: ya no falta nada
CREATE TABLE pagos.conciliaciones (id int);
SELECT nivel.exigir_manifiesto('chico');
SELECT * FROM nivel.brecha_resumen('chico');
SELECT objeto, estado, archivo, detalle FROM nivel.brecha('chico') WHERE objeto = 'conciliaciones';
SELECT archivo, estado FROM nivel.cerrar_brecha('chico');
\echo una tabla de más, una vista, una función y una secuencia de más; las partes de otra cosa no
CREATE TABLE pagos.borrador (id serial PRIMARY KEY, dato text UNIQUE);
CREATE VIEW informes.otra AS SELECT 1 AS x;
CREATE FUNCTION informes.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION informes.f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE SEQUENCE ventas.suelta;
CREATE TYPE ventas.color AS ENUM ('rojo');
CREATE TABLE public.no_es_del_proyecto (id int);
SELECT esquema, objeto, clase, estado FROM nivel.brecha('chico') WHERE estado = 'sobra';
SELECT nivel.exigir_manifiesto('chico');
SELECT * FROM nivel.brecha_resumen('chico') WHERE categoria = 'Objetos requeridos';
DROP TABLE pagos.borrador, public.no_es_del_proyecto;
DROP VIEW informes.otra;
DROP FUNCTION informes.f(), informes.f(int);
DROP SEQUENCE ventas.suelta;
DROP TYPE ventas.color;
\echo lo que cambió: columna, tipo, valor, obligatoria, restricción, índice, clave foránea, comentario de esquema, vista
BEGIN;
ALTER TABLE pagos.medios ADD nota text;
ALTER TABLE pagos.medios ALTER nombre TYPE varchar(20);
SELECT objeto, estado, detalle FROM nivel.brecha('chico') WHERE estado <> 'existe' AND estado <> 'N/A';
ROLLBACK;
BEGIN;
ALTER TABLE pagos.pagos ALTER importe SET DEFAULT 1, ALTER importe DROP NOT NULL;
SELECT objeto, estado, detalle FROM nivel.brecha('chico') WHERE estado <> 'existe' AND estado <> 'N/A';
ROLLBACK;
BEGIN;
ALTER TABLE pagos.pagos DROP CONSTRAINT pagos_importe_check, DROP CONSTRAINT pagos_medio_fkey;
SELECT objeto, estado, detalle FROM nivel.brecha('chico') WHERE estado <> 'existe' AND estado <> 'N/A';
ROLLBACK;
BEGIN;
DROP INDEX pagos.pagos_cliente;
CREATE INDEX pagos_cliente ON pagos.pagos (cliente);
SELECT objeto, estado, detalle FROM nivel.brecha('chico') WHERE estado <> 'existe' AND estado <> 'N/A';
ROLLBACK;
BEGIN;
DROP INDEX pagos.pagos_cliente;
SELECT objeto, estado, archivo, detalle FROM nivel.brecha('chico') WHERE estado <> 'existe' AND estado <> 'N/A';
SELECT archivo, estado, motivo, detalle FROM nivel.brecha_plan('chico');
ROLLBACK;
BEGIN;
COMMENT ON SCHEMA pagos IS 'Otra cosa';
CREATE OR REPLACE VIEW informes.turnos AS SELECT t.id, p.importe, 1 AS uno FROM ventas.turnos t JOIN pagos.pagos p ON p.id = t.pago;
SELECT esquema, objeto, estado, detalle FROM nivel.brecha('chico') WHERE estado <> 'existe' AND estado <> 'N/A';
ROLLBACK;
BEGIN;
COMMENT ON SCHEMA pagos IS NULL;
ALTER TABLE public.clientes DROP COLUMN nombre, DROP CONSTRAINT clientes_pkey CASCADE;
SELECT esquema, objeto, estado, detalle FROM nivel.brecha('chico') WHERE objeto IN ('pagos', 'clientes') AND clase <> 'vista';
ROLLBACK;
\echo los dueños, los privilegios y los comentarios de las tablas no son estructura
BEGIN;
GRANT SELECT ON pagos.pagos TO PUBLIC;
COMMENT ON TABLE pagos.pagos IS 'Algo';
SELECT count(*) FROM nivel.brecha('chico') WHERE estado NOT IN ('existe', 'N/A');
ROLLBACK;
\echo una tabla que se requiere y es una vista
BEGIN;
DROP TABLE pagos.conciliaciones;
CREATE VIEW pagos.conciliaciones AS SELECT 1 AS id;
SELECT objeto, clase, estado, detalle FROM nivel.brecha('chico') WHERE objeto = 'conciliaciones';
SELECT nivel.exigir_manifiesto('chico');
ROLLBACK;
\echo un archivo editado después de aplicado
SELECT nivel.registrar_manifiesto('chico', public.manifiesto($s$CREATE TABLE pagos.medios (id int PRIMARY KEY, nombre text NOT NULL, activo boolean);
CREATE TABLE pagos.pagos (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cliente int NOT NULL REFERENCES public.clientes ON DELETE CASCADE,
    medio int REFERENCES pagos.medios,
    importe numeric(14,2) NOT NULL DEFAULT 0 CHECK (importe >= 0),
    creado timestamptz DEFAULT now()
);
CREATE INDEX pagos_cliente ON pagos.pagos (cliente, creado DESC);
$s$));
SELECT epica, objeto, clase, estado, archivo, regexp_replace(detalle, '\d{4}-\d\d-\d\d \d\d:\d\d:\d\d', 'FECHA') AS detalle FROM nivel.brecha('chico') WHERE estado <> 'existe' AND estado <> 'N/A';
SELECT * FROM nivel.brecha_plan('chico');
SELECT archivo, estado FROM nivel.cerrar_brecha('chico');
DO $$
BEGIN
    PERFORM nivel.exigir_manifiesto('chico');
EXCEPTION WHEN SQLSTATE 'NV021' THEN
    RAISE INFO '% %', SQLSTATE, SQLERRM;
END
$$;
\echo solo con otro comentario, también: el texto no es el que se corrió
SELECT nivel.registrar_manifiesto('chico', jsonb_set(public.manifiesto(), '{archivos,1,sql}', to_jsonb(public.manifiesto() #>> '{archivos,1,sql}' || E'\n-- fin\n')));
SELECT objeto, estado, regexp_replace(detalle, '\d{4}-\d\d-\d\d \d\d:\d\d:\d\d', 'FECHA') AS detalle FROM nivel.brecha('chico') WHERE estado <> 'existe' AND estado <> 'N/A';
\echo como era, otra vez: nada difiere
SELECT nivel.registrar_manifiesto('chico', public.manifiesto());
SELECT nivel.exigir_manifiesto('chico');
\echo un prerrequisito que falta se dice antes de correr
BEGIN;
DROP TABLE ventas.turnos CASCADE;
DROP TABLE pagos.pagos, pagos.medios, pagos.conciliaciones;
ALTER TABLE public.clientes RENAME TO personas;
ALTER TABLE ventas.cajas RENAME TO puestos;
\x
SELECT archivo, estado, motivo, crea, necesita, detalle FROM nivel.brecha_plan('chico');
\x
SELECT esquema, objeto, clase, estado, detalle FROM nivel.brecha('chico') WHERE estado <> 'existe' AND estado <> 'N/A';
SAVEPOINT s;
SELECT * FROM nivel.cerrar_brecha('chico');
ROLLBACK TO s;
\echo :LAST_ERROR_SQLSTATE
ROLLBACK;
SELECT nivel.exigir_manifiesto('chico');
\echo el mismo nombre con otro manifiesto, uno que no hay, y ninguno
\set VERBOSITY terse
SELECT * FROM nivel.brecha('nadie');
SELECT * FROM nivel.brecha(NULL);
SELECT * FROM nivel.brecha_resumen('');
SELECT nivel.brecha_markdown(repeat('x', 1000));
SELECT * FROM nivel.cerrar_brecha('nadie');
SELECT * FROM nivel.cerrar_brecha(NULL);
SELECT nivel.exigir_manifiesto(NULL);
\echo un manifiesto vacío
SELECT nivel.registrar_manifiesto('vacio', '{"formato":1,"epicas":[]}');
SELECT * FROM nivel.brecha_resumen('vacio');
SELECT * FROM nivel.brecha('vacio');
SELECT * FROM nivel.brecha_plan('vacio');
SELECT * FROM nivel.cerrar_brecha('vacio');
