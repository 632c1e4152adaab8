-- Una caja: sus claves foráneas apuntan a las tablas de su propia sucursal, o a public, y sus vistas y tipos también.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0001caja001;
CREATE TABLE public.monedas (codigo char(3) PRIMARY KEY);
CREATE TYPE suc0001.turno AS ENUM ('mañana', 'tarde');
CREATE TYPE suc0002.turno AS ENUM ('mañana', 'tarde');
CREATE TABLE suc0001.cajeros (id int PRIMARY KEY, nombre text);
CREATE TABLE suc0002.cajeros (id int PRIMARY KEY, nombre text);
CREATE TABLE suc0001caja001.aperturas (id serial PRIMARY KEY, cajero int REFERENCES suc0001.cajeros ON UPDATE CASCADE, moneda char(3) REFERENCES public.monedas, turno suc0001.turno DEFAULT 'tarde');
CREATE TABLE suc0001caja001.cierres (id serial PRIMARY KEY, apertura int REFERENCES suc0001caja001.aperturas);
CREATE FUNCTION suc0001caja001.de_turno(t suc0001.turno) RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM suc0001caja001.aperturas a JOIN suc0001.cajeros c ON c.id = a.cajero WHERE a.turno = t';
COMMENT ON FUNCTION suc0001caja001.de_turno(suc0001.turno) IS 'Aperturas de un turno';
CREATE VIEW suc0001caja001.quienes AS SELECT a.id, c.nombre FROM suc0001caja001.aperturas a JOIN suc0001.cajeros c ON c.id = a.cajero;
SELECT nivel.configurar('cajeros', 2);
SELECT nivel.configurar(e, 3) FROM unnest('{aperturas,cierres}'::text[]) e;
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0002caja001', 3);
SELECT nivel, padre, referencia, mensaje, tablas, claves FROM nivel.alta_sucursal('suc0002caja001', 3, 'suc0002');
SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'suc0002caja001'::regnamespace AND contype = 'f' ORDER BY 1, conname;
SELECT pg_get_viewdef('suc0002caja001.quienes'::regclass);
SELECT format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = 'suc0002caja001.aperturas'::regclass AND attname = 'turno';
SELECT p.oid::regprocedure, obj_description(p.oid), prosrc FROM pg_proc p WHERE pronamespace = 'suc0002caja001'::regnamespace;
SELECT * FROM nivel.sucursales WHERE nivel = 3 ORDER BY 1;
-- otra de la misma sucursal, con la suya de modelo
SELECT referencia FROM nivel.alta_sucursal('suc0002caja002', 3);
SELECT referencia FROM nivel.alta_sucursal('suc0001caja0002', 3);
SELECT entidad, copias_caja, faltan_copias FROM nivel.estado ORDER BY 1;
-- su sucursal tiene que tener lo que la caja usa
CREATE SCHEMA suc0003;
SELECT nivel.alta_sucursal('suc0003caja001', 3);
\echo :SQLSTATE
SELECT tablas FROM nivel.completar_sucursal('suc0003');
SELECT padre, tablas FROM nivel.alta_sucursal('suc0003caja001', 3);
