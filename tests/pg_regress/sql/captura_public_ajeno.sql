-- En public, un índice de lo que no es entidad no se registra aunque se llame como una; una secuencia o un tipo, como cosa suelta: no es de la entidad.
\pset format unaligned
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('clientes', 1);
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.proveedores (id int);
CREATE TABLE public.notas (id int);
SELECT max(id) AS desde FROM nivel.bitacora \gset
CREATE INDEX proveedores ON public.notas (id);
DROP INDEX public.proveedores;
CREATE SEQUENCE public.proveedores;
DROP SEQUENCE public.proveedores;
CREATE TYPE public.clientes AS ENUM ('a');
DROP TYPE public.clientes;
-- Esto sí: el registro está encendido.
CREATE TABLE suc0001.testigo (id int);
SELECT esquema, entidad, clase, sentencia FROM nivel.bitacora WHERE id > :desde ORDER BY id;
