-- En public se registra la entidad configurada y la que existe en alguna sucursal; lo demás no.
\pset format unaligned
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('clientes', 1);
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.proveedores (id int);
SELECT max(id) AS desde FROM nivel.bitacora \gset
CREATE TABLE public.clientes (id serial PRIMARY KEY);
CREATE INDEX cl_id ON public.clientes (id);
DROP INDEX public.cl_id;
CREATE TABLE public.proveedores (id int);
ALTER TABLE public.proveedores ADD COLUMN x int;
CREATE TABLE public.monedas (id int);
ALTER TABLE public.monedas ADD COLUMN x int;
CREATE INDEX mo_id ON public.monedas (id);
DROP INDEX public.mo_id;
CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
ALTER TABLE public.clientes RENAME TO clientes_viejos;
DROP TABLE public.clientes_viejos, public.proveedores, public.monedas;
SELECT esquema, entidad, entidad_anterior, clase, efecto, sentencia FROM nivel.bitacora WHERE id > :desde ORDER BY id;
