-- Una función ajena que se alcanza no deja nada: ni ajustes, ni disparadores diferidos, ni objetos temporales; tampoco si es SECURITY DEFINER o tiene ajustes propios.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_ajena_sesion;
CREATE ROLE regress_ajena_sesion_admin IN ROLE nivel_administrador;
CREATE SCHEMA suc0001 AUTHORIZATION regress_ajena_sesion;
CREATE SCHEMA suc0002 AUTHORIZATION regress_ajena_sesion;
CREATE SCHEMA mia AUTHORIZATION regress_ajena_sesion;
GRANT CREATE ON SCHEMA public TO regress_ajena_sesion;
SET ROLE regress_ajena_sesion;
GRANT USAGE ON SCHEMA mia TO PUBLIC;
CREATE SEQUENCE mia.corrio;
CREATE SEQUENCE mia.como_otro;
GRANT ALL ON ALL SEQUENCES IN SCHEMA mia TO PUBLIC;
CREATE FUNCTION mia.morder() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM nextval('mia.corrio');
    IF current_user <> 'regress_ajena_sesion' THEN
        PERFORM nextval('mia.como_otro');
        EXECUTE 'ALTER ROLE regress_ajena_sesion SUPERUSER';
    END IF;
END
$$;
-- Lo que taparía a lo del servidor, si su search_path quedara.
CREATE FUNCTION mia.igual(oid, oid) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN PERFORM mia.morder(); RETURN $1 OPERATOR(pg_catalog.=) $2; END $$;
CREATE OPERATOR mia.= (LEFTARG = oid, RIGHTARG = oid, FUNCTION = mia.igual);
CREATE FUNCTION mia.paso(json, json) RETURNS json LANGUAGE plpgsql AS $$ BEGIN PERFORM mia.morder(); RETURN $1; END $$;
CREATE AGGREGATE mia.json_agg(json) (SFUNC = mia.paso, STYPE = json, INITCOND = '[]');
-- Lo que quedaría para el final de la transacción.
CREATE TABLE mia.cola (x int);
CREATE FUNCTION mia.disparo() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM mia.morder(); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER d AFTER INSERT ON mia.cola DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION mia.disparo();
CREATE FUNCTION mia.todo() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM nextval('mia.corrio');
    BEGIN INSERT INTO mia.cola VALUES (1); EXCEPTION WHEN OTHERS THEN NULL; END;
    BEGIN CREATE TEMP VIEW clientes AS SELECT 1 AS id; EXCEPTION WHEN OTHERS THEN NULL; END;
    PERFORM set_config('work_mem', '7MB', false), set_config('row_security', 'off', false), set_config('check_function_bodies', 'off', false);
    PERFORM set_config('search_path', 'mia, pg_catalog', false);
    RETURN true;
END
$$;
CREATE FUNCTION mia.todo_definidora() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN RETURN mia.todo(); END $$;
CREATE FUNCTION mia.todo_con_ajustes() RETURNS boolean LANGUAGE plpgsql SET enable_sort = off AS $$ BEGIN RETURN mia.todo(); END $$;
CREATE FUNCTION mia.ev1() RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN mia.todo(); END $$;
CREATE FUNCTION mia.ev2() RETURNS boolean LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER AS $$ BEGIN RETURN mia.todo_definidora(); END $$;
CREATE FUNCTION mia.ev3() RETURNS boolean LANGUAGE plpgsql IMMUTABLE SET enable_hashagg = off AS $$ BEGIN RETURN mia.todo_con_ajustes(); END $$;
CREATE FUNCTION mia.ev4() RETURNS boolean LANGUAGE plpgsql IMMUTABLE SECURITY DEFINER SET work_mem = '5MB' AS $$ BEGIN RETURN mia.todo(); END $$;
DO $$
DECLARE
    s text;
    n int;
BEGIN
    FOREACH s IN ARRAY '{suc0001,suc0002}'::text[] LOOP
        EXECUTE format('CREATE TABLE %I.t (id int PRIMARY KEY); CREATE TABLE %1$I.otra (t int REFERENCES %1$I.t); CREATE VIEW %1$I.v AS SELECT id FROM %1$I.t', s);
        FOR n IN 1..4 LOOP
            EXECUTE format('CREATE INDEX t_%s ON %I.t (id) WHERE mia.ev%1$s()', n, s);
            EXECUTE format('CREATE INDEX o_%s ON %I.otra (t) WHERE mia.ev%1$s()', n, s);
        END LOOP;
    END LOOP;
END
$$;
RESET ROLE;
RESET ALL;
TRUNCATE mia.cola;
SELECT setval('mia.corrio', 1), setval('mia.como_otro', 1);
CREATE TABLE public.antes AS SELECT name, setting FROM pg_settings;
GRANT SELECT ON public.antes TO PUBLIC;
CREATE VIEW public.cambio AS SELECT s.name, a.setting AS antes, s.setting AS ahora FROM pg_settings s JOIN public.antes a USING (name) WHERE s.setting IS DISTINCT FROM a.setting;
GRANT SELECT ON public.cambio TO PUBLIC;
SELECT nivel.configurar('t', 2);
SET ROLE regress_ajena_sesion_admin;
SELECT tipo, mensaje FROM nivel.previsualizar('t', 1) WHERE tipo IN ('error', 'impedimento');
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0003') WHERE tipo IN ('error', 'impedimento');
SELECT * FROM public.cambio;
RESET ROLE;
SELECT resultado, estrategia FROM nivel.ajustar('t', 1);
SELECT * FROM public.cambio;
SELECT resultado, estrategia FROM nivel.ajustar('t', 2);
SELECT * FROM public.cambio;
SELECT relname, relnamespace::regnamespace::text LIKE 'pg_temp%' AS temporal FROM pg_class WHERE relname = 'clientes';
SELECT count(*) FROM mia.cola;
SELECT (SELECT last_value > 1 FROM mia.corrio) AS corrio, (SELECT last_value FROM mia.como_otro) AS como_otro;
SELECT rolsuper FROM pg_roles WHERE rolname = 'regress_ajena_sesion';
SET client_min_messages = warning;
DROP OWNED BY regress_ajena_sesion CASCADE;
DROP OWNED BY regress_ajena_sesion_admin;
DROP ROLE regress_ajena_sesion, regress_ajena_sesion_admin;
