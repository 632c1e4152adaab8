-- Una función ajena que mientras corre se hace SECURITY DEFINER no engaña a quien decide como quién corre; ni el SET de una con ajustes propios vale para lo que sigue en el mismo texto.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_ajena_cambia;
CREATE ROLE regress_ajena_cambia_admin IN ROLE nivel_administrador;
CREATE SCHEMA suc0001 AUTHORIZATION regress_ajena_cambia;
CREATE SCHEMA suc0002 AUTHORIZATION regress_ajena_cambia;
CREATE SCHEMA mia AUTHORIZATION regress_ajena_cambia;
GRANT CREATE ON SCHEMA public TO regress_ajena_cambia;
SET ROLE regress_ajena_cambia;
GRANT USAGE ON SCHEMA mia TO PUBLIC;
CREATE SEQUENCE mia.corrio;
CREATE SEQUENCE mia.como_otro;
GRANT ALL ON ALL SEQUENCES IN SCHEMA mia TO PUBLIC;
CREATE TABLE mia.modo (modo int);
INSERT INTO mia.modo VALUES (1);
CREATE TYPE mia.te AS (a int);
CREATE FUNCTION mia.a_int(mia.te) RETURNS int LANGUAGE plpgsql STABLE AS $$
DECLARE
    m int := (SELECT modo FROM mia.modo);
BEGIN
    IF m = 1 THEN RETURN ($1).a; END IF;
    IF m = 2 THEN RETURN 999; END IF;
    PERFORM nextval('mia.corrio');
    IF current_user <> 'regress_ajena_cambia' THEN PERFORM nextval('mia.como_otro'); ELSE PERFORM mia.cambiar(); END IF;
    RETURN ($1).a;
END
$$;
CREATE FUNCTION mia.cambiar() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'ALTER FUNCTION mia.a_int(mia.te) SECURITY DEFINER VOLATILE'; END $$;
CREATE CAST (mia.te AS int) WITH FUNCTION mia.a_int(mia.te) AS IMPLICIT;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0002.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.rutas (zona mia.te REFERENCES suc0001.zonas);
INSERT INTO suc0001.zonas SELECT generate_series(1, 3);
INSERT INTO suc0001.rutas SELECT ROW(g)::mia.te FROM generate_series(1, 3) g;
-- La conversión miente, y la tabla queda vacía con filas que la referencian.
UPDATE mia.modo SET modo = 2;
DELETE FROM suc0001.zonas;
UPDATE mia.modo SET modo = 3;
RESET ROLE;
VACUUM suc0001.zonas;
-- Para que la clave se compruebe fila por fila.
SET enable_hashjoin = off;
SET enable_nestloop = off;
SELECT nivel.configurar('zonas', 2);
SELECT setval('mia.corrio', 1), setval('mia.como_otro', 1);
SET ROLE regress_ajena_cambia_admin;
SELECT tipo FROM nivel.previsualizar('zonas', 1) WHERE tipo IN ('error', 'impedimento');
SELECT resultado FROM nivel.ajustar('zonas', 1);
RESET ROLE;
SELECT (SELECT last_value > 2 FROM mia.corrio) AS varias_veces, (SELECT last_value FROM mia.como_otro) AS como_otro, prosecdef FROM pg_proc WHERE proname = 'a_int';
RESET ALL;
-- Con ajustes propios: lo que dice con set_config no vale para la sentencia siguiente del mismo texto.
SET ROLE regress_ajena_cambia;
CREATE TABLE public.paises (id int PRIMARY KEY, n int);
GRANT REFERENCES, SELECT ON public.paises TO PUBLIC;
CREATE DOMAIN mia.text AS pg_catalog.text CHECK (current_user = 'regress_ajena_cambia' OR nextval('mia.como_otro') > 0);
CREATE FUNCTION mia.ev() RETURNS boolean LANGUAGE plpgsql IMMUTABLE SET enable_hashagg = off AS $$
BEGIN PERFORM nextval('mia.corrio'), set_config('search_path', 'mia, pg_catalog, suc0001, suc0002', false); RETURN true; END $$;
CREATE INDEX ON public.paises (n) WHERE mia.ev();
RESET ROLE;
RESET ALL;
CREATE TABLE public.ciudades (id int PRIMARY KEY, alta text, pais int REFERENCES public.paises);
SET client_min_messages = error;
CREATE PUBLICATION regress_ajena_cambia FOR TABLE public.ciudades WHERE (alta = ANY ('{a,b}'));
RESET client_min_messages;
SELECT nivel.configurar('ciudades', 1);
SELECT setval('mia.corrio', 1), setval('mia.como_otro', 1);
SELECT tipo FROM nivel.previsualizar('ciudades', 2) WHERE tipo IN ('error', 'impedimento');
SELECT resultado FROM nivel.ajustar('ciudades', 2);
SELECT (SELECT last_value > 1 FROM mia.corrio) AS corrio, (SELECT last_value FROM mia.como_otro) AS como_otro;
DROP PUBLICATION regress_ajena_cambia;
SET client_min_messages = warning;
DROP OWNED BY regress_ajena_cambia CASCADE;
DROP OWNED BY regress_ajena_cambia_admin;
DROP ROLE regress_ajena_cambia, regress_ajena_cambia_admin;
