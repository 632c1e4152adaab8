-- Una entidad de nivel 1 cuya tabla compartida ya no está no pasa por sana.
\set VERBOSITY terse
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.configurar('zonas', 2);
SELECT mensaje FROM nivel.ajustar('zonas', 1);
SELECT entidad, en_public, faltan_copias FROM nivel.estado;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'sucursales';
DROP TABLE public.zonas;
SELECT entidad, en_public, faltan_copias FROM nivel.estado;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'sucursales';
-- Declarada antes de hacerla, le falta la tabla, pero nadie la perdió.
SELECT nivel.configurar('futura', 1);
DELETE FROM nivel.configuracion WHERE entidad = 'zonas';
SELECT entidad, en_public, faltan_copias FROM nivel.estado;
SELECT estado FROM nivel.diagnostico() WHERE control = 'sucursales';
-- Una vista con su nombre no es ella.
SELECT nivel.configurar('con_vista', 1) \g /dev/null
CREATE TABLE public.con_vista (id int);
DROP TABLE public.con_vista;
CREATE VIEW public.con_vista AS SELECT 1 AS id;
SELECT faltan_copias FROM nivel.estado WHERE entidad = 'con_vista';
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'sucursales';
