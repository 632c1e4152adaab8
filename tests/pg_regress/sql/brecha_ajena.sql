-- Un informe no quita el nombre a nada de otro, para que nadie encuentre lo de un archivo en su lugar; y un archivo no cambia la sesión de quien lo corre.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
CREATE ROLE regress_brecha_admin IN ROLE nivel_administrador;
CREATE ROLE regress_brecha_duenio;
GRANT CREATE ON SCHEMA public TO regress_brecha_admin, regress_brecha_duenio;
CREATE FUNCTION public.manifiesto(nombre text, crea text, texto text, esquema text DEFAULT 'public') RETURNS int LANGUAGE sql AS $$
    SELECT nivel.registrar_manifiesto(nombre, jsonb_build_object('formato', 1, 'esquemas_esperados', jsonb_build_array(esquema), 'epicas', '[]'::jsonb,
        'archivos', jsonb_build_array(jsonb_build_object('orden', 1, 'nombre', '01.sql', 'crea', crea::jsonb, 'sql', texto)))) $$;
-- Nada del servidor ni de nivel es de un manifiesto.
SELECT public.manifiesto('m', '[{"clase":"tipo","esquema":"pg_catalog","nombre":"regclass"}]', 'SELECT 1', 'pg_catalog');
SELECT public.manifiesto('m', '[]', 'SELECT 1', 'nivel');
SELECT public.manifiesto('m', '[]', 'SELECT 1', 'pg_toast');
SELECT public.manifiesto('m', '[]', 'SELECT 1', 'information_schema');
-- Una función de otro, que llama la suya con sus derechos.
SET ROLE regress_brecha_duenio;
CREATE TABLE public.secreta (clave text);
INSERT INTO public.secreta VALUES ('xyzzy');
CREATE FUNCTION public.ayudante() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
CREATE FUNCTION public.api() RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS 'BEGIN RETURN public.ayudante(); END';
SET ROLE regress_brecha_admin;
SELECT public.manifiesto('f', '[{"clase":"funcion","esquema":"public","nombre":"ayudante"}]', $m$
CREATE FUNCTION public.ayudante() RETURNS int LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION '% leyó %', current_user, (SELECT clave FROM public.secreta); END $f$;
DO $d$ BEGIN PERFORM public.api(); END $d$;$m$);
SELECT objeto, estado, detalle FROM nivel.brecha('f');
RESET ROLE;
-- Una tabla de un superusuario, en la que escribe su disparador.
CREATE TABLE public.registro_app (quien text);
CREATE FUNCTION public.anotar_app() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS
 'BEGIN INSERT INTO public.registro_app (quien) VALUES (session_user); RETURN NULL; END';
SET ROLE regress_brecha_admin;
SELECT public.manifiesto('t', '[{"clase":"tabla","esquema":"public","nombre":"registro_app"}]', $m$
CREATE TABLE public.registro_app (quien text, otra text DEFAULT current_user);
CREATE TABLE public.mia (x int);
CREATE TRIGGER t AFTER INSERT ON public.mia FOR EACH STATEMENT EXECUTE FUNCTION public.anotar_app();
DO $d$ BEGIN INSERT INTO public.mia VALUES (1); RAISE EXCEPTION 'corrió como %', (SELECT otra FROM public.registro_app); END $d$;$m$);
SELECT objeto, estado, detalle FROM nivel.brecha('t');
-- Lo propio sí: y una sobrecarga de otro se queda con su nombre.
SET ROLE regress_brecha_duenio;
CREATE FUNCTION public.doble(text) RETURNS text LANGUAGE sql AS 'SELECT $1 || $1';
SET ROLE regress_brecha_admin;
CREATE FUNCTION public.doble(int) RETURNS int LANGUAGE sql AS 'SELECT $1 * 2';
SELECT public.manifiesto('d', '[{"clase":"funcion","esquema":"public","nombre":"doble"}]', 'CREATE FUNCTION public.doble(int) RETURNS int LANGUAGE sql AS ''SELECT $1 * 2''; DO $$ BEGIN RAISE EXCEPTION ''%'', public.doble(''a''::text); END $$;');
SELECT objeto, estado, detalle FROM nivel.brecha('d');
RESET ROLE;
-- Lo de la sesión sigue como estaba.
PREPARE p AS SELECT 'lo mío';
CREATE TEMP TABLE mia AS SELECT 1 AS x;
CREATE TABLE public.padres (id int PRIMARY KEY);
CREATE TABLE public.hijos (id int REFERENCES public.padres DEFERRABLE);
CREATE FUNCTION public.cerrar(texto text) RETURNS TABLE (archivo text, estado text) LANGUAGE plpgsql AS $$
BEGIN
    PERFORM public.manifiesto('s', '[{"clase":"tabla","esquema":"public","nombre":"nueva"}]', 'CREATE TABLE public.nueva (); ' || texto);
    RETURN QUERY SELECT c.archivo, c.estado FROM nivel.cerrar_brecha('s') c;
END $$;
SELECT * FROM public.cerrar('DEALLOCATE p');
SELECT * FROM public.cerrar('PREPARE q AS SELECT 1');
SELECT * FROM public.cerrar('DISCARD TEMP');
SELECT * FROM public.cerrar('DO $$ BEGIN EXECUTE ''DISCARD TEMP''; END $$');
SELECT * FROM public.cerrar('SET CONSTRAINTS ALL DEFERRED');
SELECT * FROM public.cerrar('CREATE TEMP TABLE padres (x int)');
SELECT * FROM public.cerrar('DO $$ BEGIN CREATE TEMP TABLE padres AS SELECT 1; END $$');
SELECT * FROM public.cerrar('CREATE TEMP VIEW padres AS SELECT 666 AS id');
SELECT * FROM public.cerrar('CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS ''SELECT 1''');
SELECT * FROM public.cerrar('CREATE TABLE public.de_paso (x int); DROP TABLE public.de_paso; DO $$ BEGIN RAISE EXCEPTION ''hasta acá''; END $$');
BEGIN;
SELECT * FROM public.cerrar('DECLARE suyo CURSOR FOR SELECT 1; DECLARE otro CURSOR WITH HOLD FOR SELECT 1');
SELECT name FROM pg_cursors WHERE name IN ('suyo', 'otro');
ROLLBACK;
EXECUTE p;
TABLE mia;
INSERT INTO public.hijos VALUES (1);
-- Un archivo que pide el informe de otro manifiesto no deja de ser vigilado.
CREATE TABLE public.datos AS SELECT 1 AS x;
SELECT public.manifiesto('base', '[{"clase":"tabla","esquema":"public","nombre":"padres"}]', 'CREATE TABLE public.padres (id int PRIMARY KEY)');
SELECT * FROM public.cerrar('SELECT nivel.exigir_manifiesto(''base''); DO $$ BEGIN DROP TABLE public.datos; END $$');
SELECT * FROM public.cerrar('SELECT nivel.exigir_manifiesto(''base'')');
SELECT creados FROM nivel.archivo_aplicado WHERE manifiesto = 's';
TABLE public.datos;
DROP OWNED BY regress_brecha_admin, regress_brecha_duenio CASCADE;
DROP ROLE regress_brecha_admin, regress_brecha_duenio;
