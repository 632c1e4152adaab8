-- Lo que un índice o una estadística evalúan al planear corre como su dueña: al leer un phinxlog y al volver a crear claves foráneas.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_ajena_indice;
CREATE ROLE regress_ajena_indice_admin IN ROLE nivel_administrador;
CREATE SCHEMA suc0001 AUTHORIZATION regress_ajena_indice;
CREATE SCHEMA suc0002 AUTHORIZATION regress_ajena_indice;
CREATE SCHEMA mia AUTHORIZATION regress_ajena_indice;
GRANT CREATE ON SCHEMA public TO regress_ajena_indice;
SET ROLE regress_ajena_indice;
-- Las secuencias quedan también cuando se vuelve atrás.
CREATE SEQUENCE mia.corrio;
CREATE SEQUENCE mia.como_otro;
GRANT USAGE ON SCHEMA mia TO PUBLIC;
GRANT ALL ON ALL SEQUENCES IN SCHEMA mia TO PUBLIC;
CREATE FUNCTION mia.morder(que text) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM nextval('mia.corrio');
    IF current_user <> 'regress_ajena_indice' THEN
        PERFORM nextval('mia.como_otro');
        EXECUTE 'ALTER ROLE regress_ajena_indice SUPERUSER';
    END IF;
    RETURN true;
END
$$;
CREATE FUNCTION mia.ev(que text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN mia.morder(que); END $$;
CREATE FUNCTION mia.en_sql(que text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT mia.ev(que) $$;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE TABLE suc0002.phinxlog (LIKE suc0001.phinxlog INCLUDING ALL);
BEGIN;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, nombre text);
CREATE TABLE suc0001.rutas (id int, zona int REFERENCES suc0001.zonas);
INSERT INTO suc0001.phinxlog VALUES (1, 'Zonas', now(), now());
COMMIT;
BEGIN;
CREATE TABLE suc0002.zonas (id int PRIMARY KEY, nombre text);
CREATE TABLE suc0002.rutas (id int, zona int REFERENCES suc0002.zonas);
INSERT INTO suc0002.phinxlog VALUES (1, 'Zonas', now(), now());
COMMIT;
DO $$
DECLARE
    s text;
BEGIN
    FOREACH s IN ARRAY '{suc0001,suc0002}'::text[] LOOP
        EXECUTE format('CREATE INDEX l_p ON %I.phinxlog (version) WHERE mia.ev(''phinxlog'')', s);
        EXECUTE format('CREATE INDEX l_e ON %I.phinxlog ((version > 0 AND mia.en_sql(''phinxlog'')))', s);
        EXECUTE format('CREATE STATISTICS %I.l_s ON (mia.ev(''phinxlog'')), version FROM %1$I.phinxlog', s);
        EXECUTE format('CREATE INDEX r_p ON %I.rutas (zona) WHERE mia.ev(''rutas'')', s);
        EXECUTE format('CREATE INDEX z_p ON %I.zonas (nombre) WHERE mia.ev(''zonas'')', s);
        EXECUTE format('CREATE STATISTICS %I.z_s ON (mia.ev(''zonas'')), id FROM %1$I.zonas', s);
    END LOOP;
END
$$;
RESET ROLE;
SELECT nivel.configurar('zonas', 2), nivel.configurar('rutas', 2);
-- Quien planea con sus derechos lo evalúa con ellos: así es el servidor.
SELECT setval('mia.corrio', 1), setval('mia.como_otro', 1);
SELECT count(*) FROM suc0001.phinxlog WHERE version = 1;
SELECT last_value > 1 AS muerde FROM mia.como_otro;
ALTER ROLE regress_ajena_indice NOSUPERUSER;
SELECT setval('mia.corrio', 1), setval('mia.como_otro', 1);
SET ROLE regress_ajena_indice_admin;
SELECT tipo FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'error';
SELECT tipo FROM nivel.previsualizar_alta('suc0003') WHERE tipo = 'error';
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
RESET ROLE;
BEGIN;
SELECT tablas FROM nivel.alta_sucursal('suc0003');
ROLLBACK;
-- Y cuando llama un superusuario.
SELECT tipo FROM nivel.previsualizar('rutas', 1) WHERE tipo = 'error';
SELECT resultado, estrategia FROM nivel.ajustar('rutas', 1);
SELECT resultado, estrategia FROM nivel.ajustar('rutas', 2);
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 2);
SELECT count(*) FROM nivel.deriva('zonas');
SELECT (SELECT last_value > 1 FROM mia.corrio) AS corrio, (SELECT last_value FROM mia.como_otro) AS como_otro;
SELECT rolsuper FROM pg_roles WHERE rolname = 'regress_ajena_indice';
SET client_min_messages = warning;
DROP OWNED BY regress_ajena_indice, regress_ajena_indice_admin;
DROP ROLE regress_ajena_indice, regress_ajena_indice_admin;
