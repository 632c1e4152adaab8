-- Un disparador diferido correría al confirmar, con los derechos de quien ajusta: encolarlo se rechaza y todo queda como estaba.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE reproducir_hostil_diferido;
GRANT CREATE ON SCHEMA public TO reproducir_hostil_diferido;
CREATE SCHEMA suc0001 AUTHORIZATION reproducir_hostil_diferido;
CREATE SCHEMA suyo AUTHORIZATION reproducir_hostil_diferido;
SET ROLE reproducir_hostil_diferido;
CREATE TABLE suyo.cola (x int);
CREATE FUNCTION suyo.subir() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE NOTICE 'corre como %', CASE WHEN current_user = 'reproducir_hostil_diferido' THEN 'el dueño' ELSE 'otro' END;
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        ALTER ROLE reproducir_hostil_diferido SUPERUSER;
    END IF;
    RETURN NEW;
END
$$;
CREATE CONSTRAINT TRIGGER subir AFTER INSERT ON suyo.cola DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION suyo.subir();
CREATE FUNCTION suyo.encolar() RETURNS int LANGUAGE plpgsql AS $$ BEGIN INSERT INTO suyo.cola VALUES (1); RETURN 1; END $$;
CREATE FUNCTION suyo.estable() RETURNS int LANGUAGE plpgsql STABLE AS $$ BEGIN RETURN suyo.encolar(); END $$;
CREATE TABLE suc0001.zonas (id int);
ALTER TABLE suc0001.zonas ADD a int DEFAULT suyo.estable();
RESET ROLE;
TRUNCATE suyo.cola;
SELECT nivel.ajustar('zonas', 1, estrategia => 'reproducir');
SELECT (SELECT count(*) FROM suyo.cola) AS encolados, to_regclass('public.zonas') AS destino, to_regclass('suc0001.zonas') AS copia,
       (SELECT rolsuper FROM pg_roles WHERE rolname = 'reproducir_hostil_diferido') AS super, (SELECT count(*) FROM nivel.configuracion) AS configuradas;
-- El mismo, inmediato hasta que la función lo aplaza.
DROP TRIGGER subir ON suyo.cola;
SET ROLE reproducir_hostil_diferido;
CREATE CONSTRAINT TRIGGER subir AFTER INSERT ON suyo.cola DEFERRABLE FOR EACH ROW EXECUTE FUNCTION suyo.subir();
CREATE OR REPLACE FUNCTION suyo.encolar() RETURNS int LANGUAGE plpgsql AS $$ BEGIN SET CONSTRAINTS ALL DEFERRED; INSERT INTO suyo.cola VALUES (1); RETURN 1; END $$;
RESET ROLE;
SELECT nivel.ajustar('zonas', 1, estrategia => 'reproducir');
SELECT (SELECT count(*) FROM suyo.cola) AS encolados, to_regclass('public.zonas') AS destino,
       (SELECT rolsuper FROM pg_roles WHERE rolname = 'reproducir_hostil_diferido') AS super;
SELECT resultado, sqlstate FROM nivel.intentos ORDER BY momento;
SET client_min_messages = error;
DROP OWNED BY reproducir_hostil_diferido CASCADE;
DROP ROLE reproducir_hostil_diferido;
