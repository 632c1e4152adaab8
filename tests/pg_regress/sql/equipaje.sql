-- Lo que vino con una tabla se va con ella: de public no queda nada que solo ella usaba, y lo que otra usa se queda hasta que esa se va.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
CREATE FUNCTION public.en_las_dos(que text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE e text;
BEGIN
    FOREACH e IN ARRAY '{suc0001,suc0002}'::text[] LOOP PERFORM set_config('search_path', e, true); EXECUTE que; END LOOP;
END $$;
CREATE VIEW public.cosas AS
SELECT n.nspname || '.' || y.typname AS cosa FROM pg_type y JOIN pg_namespace n ON n.oid = y.typnamespace WHERE n.nspname ~ 'suc|public' AND y.typtype IN ('e', 'd') AND y.typrelid = 0
UNION ALL SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace::regnamespace::text ~ 'suc|public' AND proname <> 'en_las_dos'
UNION ALL SELECT relnamespace::regnamespace::text || '.' || relname FROM pg_class WHERE relkind = 'S' AND relnamespace::regnamespace::text ~ 'suc|public'
ORDER BY 1;
SELECT public.en_las_dos($$CREATE TYPE estado AS ENUM ('alta', 'baja'); CREATE DOMAIN monto AS numeric CHECK (VALUE >= 0); CREATE SEQUENCE numeros;
CREATE FUNCTION iva(numeric) RETURNS numeric LANGUAGE plpgsql AS 'BEGIN RETURN $1 * 1.21; END';
CREATE FUNCTION sello() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.m := iva(NEW.m); RETURN NEW; END';
CREATE TABLE facturas (id int DEFAULT nextval('numeros'), e estado, m monto);
CREATE TRIGGER sella BEFORE INSERT ON facturas FOR EACH ROW EXECUTE FUNCTION sello();
CREATE TABLE remitos (e estado[], m monto);
CREATE TRIGGER sella BEFORE INSERT ON remitos FOR EACH ROW EXECUTE FUNCTION sello();$$);
CREATE TABLE inicio AS TABLE public.cosas;
SELECT nivel.configurar('facturas', 2), nivel.configurar('remitos', 2);
SELECT resultado FROM nivel.ajustar('facturas', 1);
SELECT cosa FROM public.cosas EXCEPT TABLE inicio ORDER BY 1;
SELECT entidad, objeto, creado FROM nivel.equipaje ORDER BY 1, 2;
-- Una segunda lo encuentra hecho, y la primera lo deja cuando se va: solo se lleva lo que nadie más usa.
SELECT resultado FROM nivel.ajustar('remitos', 1);
SELECT tipo, mensaje FROM nivel.previsualizar('facturas', 2) WHERE mensaje ~ 'vino con';
SELECT resultado FROM nivel.ajustar('facturas', 2);
SELECT cosa FROM public.cosas EXCEPT TABLE inicio ORDER BY 1;
SELECT tipo, mensaje FROM nivel.previsualizar('remitos', 2) WHERE mensaje ~ 'vino con';
SELECT resultado FROM nivel.ajustar('remitos', 2);
SELECT cosa FROM public.cosas EXCEPT TABLE inicio ORDER BY 1;
TABLE inicio EXCEPT SELECT cosa FROM public.cosas ORDER BY 1;
SELECT count(*) FROM nivel.equipaje;
SELECT e, d.* FROM unnest('{facturas,remitos}'::text[]) e CROSS JOIN LATERAL nivel.deriva(e) d WHERE d.clase <> 'no comparado';
-- Lo nombra el texto de otra función, que nadie sabe si se llama: queda, y se dice.
SELECT resultado FROM nivel.ajustar('facturas', 1);
CREATE FUNCTION public.otra() RETURNS numeric LANGUAGE plpgsql AS 'BEGIN RETURN public.iva(100); END';
SELECT tipo, mensaje, detalle FROM nivel.previsualizar('facturas', 2) WHERE mensaje ~ 'vino con';
SELECT resultado FROM nivel.ajustar('facturas', 2);
SELECT cosa FROM public.cosas EXCEPT TABLE inicio ORDER BY 1;
SELECT public.otra();
DROP FUNCTION public.otra();
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'restos';
-- Ya no es igual a la de las sucursales: se hace de nuevo, y se dice.
SELECT public.en_las_dos($$CREATE OR REPLACE FUNCTION iva(numeric) RETURNS numeric LANGUAGE plpgsql AS 'BEGIN RETURN $1 * 1.105; END'$$);
SELECT tipo, mensaje FROM nivel.previsualizar('facturas', 1) WHERE mensaje ~ 'de nuevo';
SELECT resultado FROM nivel.ajustar('facturas', 1);
SELECT public.iva(100);
-- Se conservan las copias: lo que usan se queda con ellas.
SELECT resultado FROM nivel.ajustar('facturas', 2, limpieza => 'conservar');
SELECT cosa FROM public.cosas EXCEPT TABLE inicio ORDER BY 1;
SELECT estado FROM nivel.diagnostico() WHERE control = 'restos';
DROP TABLE public.facturas__nivel1;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'restos';
-- Lo que era de public no se va, aunque las sucursales tengan lo suyo; ni lo que alguien volvió a hacer con ese nombre.
SELECT resultado FROM nivel.ajustar('remitos', 1);
DROP TRIGGER sella ON public.remitos; DROP FUNCTION public.sello();
CREATE FUNCTION public.sello() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.m := iva(NEW.m); RETURN NEW; END';
CREATE TRIGGER sella BEFORE INSERT ON public.remitos FOR EACH ROW EXECUTE FUNCTION public.sello();
SELECT tipo, mensaje FROM nivel.previsualizar('remitos', 2) WHERE tipo IN ('advertencia', 'limpieza');
SELECT resultado FROM nivel.ajustar('remitos', 2);
SELECT cosa FROM public.cosas EXCEPT TABLE inicio ORDER BY 1;
SELECT tgrelid::regclass, tgfoid::regprocedure FROM pg_trigger WHERE tgname = 'sella' ORDER BY (tgrelid::regclass)::text COLLATE "C";
-- Nadie la escribe a mano.
DELETE FROM nivel.equipaje;
-- Una secuencia de la que toman números dos tablas: se dice que serán dos.
SELECT public.en_las_dos($$CREATE SEQUENCE turnos; CREATE TABLE caja (a int DEFAULT nextval('turnos')); CREATE TABLE mesa (a int DEFAULT nextval('turnos'))$$);
SELECT nivel.configurar('caja', 2), nivel.configurar('mesa', 2);
SELECT mensaje FROM nivel.previsualizar('caja', 1) WHERE tipo = 'advertencia';
SELECT resultado FROM nivel.ajustar('caja', 1);
SELECT count(*) FROM nivel.previsualizar('mesa', 1) WHERE tipo = 'advertencia';
SELECT resultado FROM nivel.ajustar('mesa', 1);
SELECT tipo, mensaje FROM nivel.previsualizar('caja', 2) WHERE tipo IN ('advertencia', 'limpieza');
-- La que otra columna nombra por su texto, que el servidor no mira, queda.
CREATE TABLE public.aparte (a int DEFAULT nextval('turnos'::text));
SELECT resultado FROM nivel.ajustar('caja', 2);
SELECT tipo, mensaje FROM nivel.previsualizar('mesa', 2) WHERE tipo IN ('advertencia', 'limpieza');
-- Lo que alguien hizo suyo desde que vino no se quita; lo que las sucursales tenían como era entonces se hace como es ahora.
SELECT public.en_las_dos($$CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TABLE propia (a int); CREATE TRIGGER g BEFORE INSERT ON propia FOR EACH ROW EXECUTE FUNCTION f()$$);
SELECT nivel.configurar('propia', 2);
SELECT resultado FROM nivel.ajustar('propia', 1);
CREATE OR REPLACE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
SELECT tipo, mensaje FROM nivel.previsualizar('propia', 2) WHERE tipo IN ('advertencia', 'limpieza') OR mensaje LIKE '%hará de nuevo%';
SELECT resultado FROM nivel.ajustar('propia', 2);
SELECT oid::regprocedure, prosrc FROM pg_proc WHERE proname = 'f' ORDER BY 1;
SELECT resultado FROM nivel.ajustar('propia', 1);
CREATE OR REPLACE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
COMMENT ON FUNCTION public.f() IS 'mía';
SELECT tipo, mensaje FROM nivel.previsualizar('propia', 2) WHERE tipo IN ('advertencia', 'limpieza');
SELECT resultado FROM nivel.ajustar('propia', 2);
SELECT oid::regprocedure, prosrc, obj_description(oid) FROM pg_proc WHERE proname = 'f' ORDER BY 1;
-- Lo usa un operador en el texto de una función, o una configuración en sus ajustes.
SELECT public.en_las_dos($$CREATE FUNCTION igual(int, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2'; CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = igual);
CREATE TEXT SEARCH CONFIGURATION cfg (PARSER = pg_catalog."default"); CREATE TABLE ops (a int CHECK (a === a), t text, v tsvector GENERATED ALWAYS AS (to_tsvector('cfg'::regconfig, t)) STORED)$$);
SELECT nivel.configurar('ops', 2);
SELECT resultado FROM nivel.ajustar('ops', 1);
CREATE FUNCTION public.uso() RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN 1 OPERATOR(public.===) 1; END';
CREATE FUNCTION public.uso2() RETURNS tsvector LANGUAGE sql SET default_text_search_config = 'public.cfg' AS 'SELECT to_tsvector(''a'')';
SELECT tipo, mensaje FROM nivel.previsualizar('ops', 2) WHERE tipo IN ('advertencia', 'limpieza');
SELECT resultado FROM nivel.ajustar('ops', 2);
SELECT public.uso(), public.uso2() IS NOT NULL;
