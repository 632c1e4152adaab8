-- Declarada antes de que exista ninguna tabla, se puede declarar en otro nivel: no hay qué ajustar, y queda registrado.
\pset format unaligned
\set VERBOSITY terse
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SELECT nivel.configurar('nueva', 2);
SELECT nivel.configurar('nueva', 1);
SELECT nivel.configurar('nueva', 3, '{3,1}');
SELECT entidad, nivel, niveles_permitidos, modificado_por = session_user AS por_mi FROM nivel.configuracion;
-- nivel.ajustar no es para eso, y lo que aconseja sirve
\set VERBOSITY default
SELECT nivel.ajustar('nueva', 2);
\echo :SQLSTATE
SELECT nivel.configurar('nueva', 2);
SELECT nivel.ajustar('nueva', 2);
SELECT tipo, mensaje, detalle ->> 'pista' AS pista FROM nivel.previsualizar('nueva', 1);
SELECT * FROM nivel.deriva('nueva');
\set VERBOSITY terse
-- Con UPDATE, también varias a la vez; lo que no se permite se rechaza.
SELECT nivel.configurar('otra', 2, '{2}');
UPDATE nivel.configuracion SET nivel = 1 WHERE entidad = 'nueva';
UPDATE nivel.configuracion SET nivel = 3, niveles_permitidos = '{3,2,3}';
SELECT entidad, nivel, niveles_permitidos FROM nivel.configuracion ORDER BY entidad;
UPDATE nivel.configuracion SET nivel = 1, niveles_permitidos = '{1,2}' WHERE entidad = 'nueva';
SELECT nivel.importar_configuracion('{"nueva":[3]}');
-- Con un documento y con una tabla vinculada, en las dos direcciones.
SELECT nivel.importar_configuracion('{"nueva":[1],"otra":[2,3]}');
SELECT entidad, nivel, otros_niveles, niveles_permitidos FROM nivel.configuracion ORDER BY entidad;
SELECT nivel.configurar('otra', 1);
CREATE TABLE public.niveles (entidad text, nivel int);
INSERT INTO public.niveles VALUES ('nueva', 1), ('otra', 1);
CREATE TABLE public.sistema (niveles jsonb);
INSERT INTO public.sistema VALUES ('{"nueva":[1],"otra":[1]}');
SELECT count(*) FROM nivel.vincular_configuracion('public.niveles', 'entidad', 'nivel');
SELECT count(*) FROM nivel.vincular_configuracion_json('public.sistema', 'niveles');
UPDATE public.niveles SET nivel = 2 WHERE entidad = 'nueva';
UPDATE public.sistema SET niveles = '{"nueva":[2],"otra":[2,3]}';
SELECT c.entidad, c.nivel, c.otros_niveles, n.nivel AS en_la_tabla, s.niveles -> c.entidad AS en_el_documento
FROM nivel.configuracion c JOIN public.niveles n USING (entidad), public.sistema s ORDER BY 1;
SELECT nivel.configurar('otra', 3);
SELECT c.entidad, c.nivel, c.otros_niveles, n.nivel AS en_la_tabla, s.niveles -> c.entidad AS en_el_documento
FROM nivel.configuracion c JOIN public.niveles n USING (entidad), public.sistema s ORDER BY 1;
SELECT accion, entidad, nivel_origen AS desde, nivel_destino AS hasta, resultado, sqlstate, detalle ->> 'por' AS por
FROM nivel.historial WHERE entidad IS NOT NULL ORDER BY momento;
-- Quien no puede, tampoco así.
CREATE ROLE regress_declarar_de_nuevo;
GRANT USAGE ON SCHEMA nivel TO regress_declarar_de_nuevo;
SET ROLE regress_declarar_de_nuevo;
SELECT nivel.configurar('nueva', 1);
RESET ROLE;
DROP OWNED BY regress_declarar_de_nuevo;
DROP ROLE regress_declarar_de_nuevo;
-- Con una tabla es el ajuste; con algo que se llama así y no es una tabla, también.
CREATE TABLE suc0001.nueva (id int);
SELECT nivel.configurar('nueva', 1);
SELECT to_regclass('public.nueva'), to_regclass('suc0001.nueva');
CREATE VIEW suc0001.vista AS SELECT 1 AS x;
SELECT nivel.configurar('vista', 2);
SELECT nivel.configurar('vista', 1);
-- Lo que se conservó o cambió de nombre sigue siendo suyo; lo que se borró, o es de otra entidad, no.
CREATE TABLE suc0001.guardada (id int);
SELECT nivel.configurar('guardada', 2);
SELECT resultado FROM nivel.ajustar('guardada', 1, 'conservar');
DROP TABLE public.guardada;
\set VERBOSITY default
SELECT nivel.configurar('guardada', 2);
\echo :SQLSTATE
UPDATE nivel.configuracion SET nivel = 2 WHERE entidad = 'guardada';
\set VERBOSITY terse
ALTER TABLE suc0001.guardada__nivel2 RENAME TO de_paso;
ALTER TABLE suc0001.de_paso RENAME TO "Otro nombre";
SELECT nivel.configurar('guardada', 2);
DROP TABLE suc0001."Otro nombre";
SELECT nivel.configurar('guardada', 2);
CREATE TABLE suc0001.vieja (id int);
SELECT nivel.configurar('vieja', 2);
ALTER TABLE suc0001.vieja RENAME TO moderna;
SELECT nivel.configurar('vieja', 1);
SELECT nivel.configurar('moderna', 2);
SELECT nivel.configurar('vieja', 1);
SELECT entidad, nivel FROM nivel.configuracion ORDER BY entidad;
