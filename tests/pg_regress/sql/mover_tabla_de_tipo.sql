-- Una tabla OF tipo sigue siéndolo: copiada del catálogo o reproducida de la bitácora, con el tipo de la sucursal o uno de public.
\pset format unaligned
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TYPE suc0001.moneda AS ENUM ('ARS', 'USD');
CREATE TYPE suc0001.tipo_cuenta AS (id int, nombre text COLLATE "C", m suc0001.moneda);
CREATE TYPE public.tipo_comun AS (id int, nombre text);
CREATE TABLE suc0001.cuentas OF suc0001.tipo_cuenta (id WITH OPTIONS PRIMARY KEY, nombre DEFAULT 'x', CHECK (id > 0));
CREATE INDEX cuentas_nombre ON suc0001.cuentas (nombre);
COMMENT ON COLUMN suc0001.cuentas.nombre IS 'el nombre';
CREATE TABLE suc0001.comunes OF public.tipo_comun (id WITH OPTIONS NOT NULL);
CREATE TABLE suc0001.guardadas OF public.tipo_comun;
RESET nivel.captura;
CREATE TYPE suc0001.tipo_nuevo AS (id int, m suc0001.moneda);
CREATE TABLE suc0001.nuevas OF suc0001.tipo_nuevo (id WITH OPTIONS DEFAULT 3);
SELECT entidad, (nivel.ajustar(entidad, 1)).estrategia FROM (VALUES ('cuentas'), ('comunes'), ('nuevas')) e (entidad);
SELECT (nivel.ajustar('guardadas', 1, 'conservar')).estrategia;
SELECT c.oid::regclass AS tabla, reloftype::regtype FROM pg_class c WHERE reloftype <> 0 ORDER BY c.oid::regclass::text;
SELECT attname, format_type(atttypid, atttypmod), attnotnull, attcollation::regcollation, col_description(attrelid, attnum), pg_get_expr(adbin, adrelid) AS valor
FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attrelid = 'public.cuentas'::regclass AND attnum > 0 ORDER BY attnum;
SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'public.cuentas'::regclass AND contype <> 'n' ORDER BY conname;
-- El tipo de la sucursal y el de public pueden diferir: se rechaza.
SET nivel.captura = off;
CREATE TYPE suc0001.tipo_otro AS (id int);
CREATE TYPE public.tipo_otro AS (id bigint);
CREATE TABLE suc0001.otras OF suc0001.tipo_otro;
RESET nivel.captura;
SELECT p.detalle ->> 'sqlstate' AS sqlstate, p.mensaje, p.detalle ->> 'detalle' AS detalle FROM nivel.previsualizar('otras', 1) p WHERE p.tipo = 'impedimento';
-- Nada de public quedó atado a una sucursal.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}';
