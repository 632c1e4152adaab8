-- Una tabla de la aplicación, una fila por entidad: se declara lo que dice, un cambio allí es un ajuste y un ajuste se escribe allí.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_vinculo_tabla IN ROLE nivel_administrador;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.clientes (id int);
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0001.rubros (id int);
CREATE TABLE suc0001.llena (id int);
INSERT INTO suc0001.llena VALUES (1);
CREATE TABLE public.monedas (id int);
CREATE TABLE public.niveles (tabla varchar(63) PRIMARY KEY, nivel smallint NOT NULL, nota text DEFAULT 'sin nota');
INSERT INTO public.niveles VALUES ('clientes', 2, 'ojo'), ('zonas', 2, NULL), ('llena', 2, NULL);
ALTER TABLE public.niveles OWNER TO regress_vinculo_tabla;
SELECT nivel.configurar('clientes', 2, '{1,2}');
SET ROLE regress_vinculo_tabla;
SELECT nivel.vincular_configuracion('public.niveles', 'tabla', 'nivel');
SELECT entidad, nivel, niveles_permitidos FROM nivel.configuracion ORDER BY entidad;
SELECT tabla, forma, columna_entidad, columna_nivel, foranea, estado, vinculado_por = session_user AS por_mi FROM nivel.vinculos;
-- De la aplicación a nivel.
UPDATE public.niveles SET nivel = 1 WHERE tabla = 'clientes' RETURNING tabla, nivel, nota;
SELECT to_regclass('public.clientes');
-- De nivel a la aplicación: por nivel.ajustar, por UPDATE y por nivel.configurar, también de una entidad nueva.
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'configuracion';
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT nivel.configurar('rubros', 2);
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'rubros';
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('monedas', 1);
SELECT nivel.importar_configuracion('{"turnos":[3]}');
TABLE public.niveles ORDER BY tabla;
-- Lo rechazado se rechaza igual que en nivel.ajustar, y no cambia en ninguna de las dos.
UPDATE public.niveles SET nivel = 1 WHERE tabla = 'llena';
\echo :SQLSTATE
SELECT nivel.ajustar('llena', 1);
\echo :SQLSTATE
UPDATE public.niveles SET nivel = 7 WHERE tabla = 'llena';
\echo :SQLSTATE
UPDATE public.niveles SET nota = 'nada que ver', nivel = nivel;
-- Una fila nueva declara, y una que se va no dice nada.
INSERT INTO public.niveles VALUES ('provincias', 3);
DELETE FROM public.niveles WHERE tabla = 'provincias';
SELECT n.tabla, n.nivel, n.nota, c.nivel AS aqui FROM public.niveles n FULL JOIN nivel.configuracion c ON c.entidad = n.tabla ORDER BY coalesce(n.tabla, c.entidad);
-- Volver a guardar todo (DELETE e INSERT) no es nada.
BEGIN;
CREATE TEMP TABLE todo ON COMMIT DROP AS TABLE public.niveles;
DELETE FROM public.niveles;
INSERT INTO public.niveles TABLE todo;
COMMIT;
SELECT nivel.desvincular_configuracion('public.niveles');
UPDATE public.niveles SET nivel = 3 WHERE tabla = 'monedas';
SELECT nivel FROM nivel.configuracion WHERE entidad = 'monedas';
SELECT count(*) FROM nivel.vinculos;
RESET ROLE;
SELECT tgname FROM pg_trigger WHERE tgrelid = 'public.niveles'::regclass;
SELECT accion, entidad, nivel_origen AS desde, nivel_destino AS hasta, resultado, sqlstate, rol, coalesce(detalle ->> 'por', detalle -> 'pedido' ->> 'por') AS por
FROM nivel.historial WHERE accion <> 'activar' ORDER BY momento, entidad;
DROP TABLE public.niveles;
DROP ROLE regress_vinculo_tabla;
