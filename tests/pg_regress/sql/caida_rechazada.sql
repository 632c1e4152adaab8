-- El rechazo llega con su código, también a quien lo atrapa, y antes de empezar lo que confirma mientras corre.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE public.renglones (id int PRIMARY KEY, nota text);
CREATE INDEX renglones_nota ON public.renglones (nota);
CREATE TABLE suc0001.propia (id int);
SELECT nivel.configurar('renglones', 1), nivel.configurar('propia', 2) \g /dev/null
SET nivel.caida_en_public = 'rechazar';
SET search_path = suc0001, public;
ALTER TABLE renglones ADD COLUMN x int;
\echo :SQLSTATE
\set VERBOSITY terse
DO $$
BEGIN
    ALTER TABLE renglones ADD COLUMN x int;
EXCEPTION WHEN SQLSTATE 'NV023' THEN
    RAISE NOTICE '%: %', SQLSTATE, SQLERRM;
END
$$;
CREATE INDEX CONCURRENTLY al_vuelo ON renglones (nota);
\echo :SQLSTATE
CREATE INDEX CONCURRENTLY IF NOT EXISTS al_vuelo ON nohay (nota);
\echo :SQLSTATE
DROP INDEX CONCURRENTLY renglones_nota;
\echo :SQLSTATE
DROP INDEX CONCURRENTLY IF EXISTS nohay;
-- Lo propio, y lo que dice su esquema, se hace.
CREATE INDEX CONCURRENTLY al_vuelo ON propia (id);
DROP INDEX CONCURRENTLY al_vuelo;
CREATE INDEX CONCURRENTLY en_la_compartida ON public.renglones (nota);
DROP INDEX CONCURRENTLY public.renglones_nota;
SELECT indexrelid::regclass, indisvalid FROM pg_index WHERE indrelid IN ('renglones'::regclass, 'propia'::regclass) ORDER BY 1::text;
SELECT count(*) FROM pg_attribute WHERE attrelid = 'renglones'::regclass AND attname = 'x';
-- Después de un rechazo atrapado la sesión sigue, y con otro valor pasa.
SET nivel.caida_en_public = 'permitir';
ALTER TABLE renglones ADD COLUMN x int;
DROP INDEX CONCURRENTLY en_la_compartida;
SELECT etiqueta, caida_desde FROM nivel.bitacora WHERE entidad = 'renglones' AND caida_desde IS NOT NULL ORDER BY id;
-- De lo que nombra varias cosas, cae la que no dice su esquema; lo que CASCADE se lleva de lo propio no se nombró.
RESET search_path;
CREATE TABLE public.otros (id int PRIMARY KEY);
CREATE TABLE public.notas (id int, otro int REFERENCES public.otros);
CREATE TABLE suc0001.de_aqui (id int PRIMARY KEY);
ALTER TABLE public.notas ADD COLUMN aqui int REFERENCES suc0001.de_aqui;
SELECT nivel.configurar('otros', 1), nivel.configurar('notas', 1) \g /dev/null
SET nivel.caida_en_public = 'rechazar';
SET search_path = suc0001, public;
GRANT SELECT ON public.renglones, propia TO PUBLIC;
GRANT SELECT ON public.renglones, otros TO PUBLIC;
GRANT SELECT ON public.renglones, renglones TO PUBLIC;
DROP TABLE de_aqui CASCADE;
DROP TABLE otros CASCADE;
DROP TABLE public.renglones, otros CASCADE;
DROP TABLE public.renglones, propia;
SELECT to_regclass('renglones'), to_regclass('propia'), to_regclass('otros');
SELECT entidad, etiqueta, caida_desde FROM nivel.bitacora WHERE esquema = 'public' AND etiqueta IN ('GRANT', 'DROP TABLE') ORDER BY id;
