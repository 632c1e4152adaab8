-- Lo que se vuelve a hacer sobre la tabla compartida (una vista materializada, una función con cuerpo SQL o valores por omisión) se lee con los derechos de su dueña.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_ajena_rehecha;
CREATE ROLE regress_ajena_rehecha_admin IN ROLE nivel_administrador;
CREATE SCHEMA suc0001;
CREATE SCHEMA mia AUTHORIZATION regress_ajena_rehecha;
GRANT USAGE ON SCHEMA mia TO PUBLIC;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, nombre text);
CREATE TABLE suc0001.rutas (id int PRIMARY KEY, nombre text);
CREATE SEQUENCE mia.corrio;
CREATE SEQUENCE mia.como_otro;
GRANT ALL ON ALL SEQUENCES IN SCHEMA mia TO PUBLIC;
GRANT SELECT ON suc0001.zonas, suc0001.rutas TO regress_ajena_rehecha WITH GRANT OPTION;
SET ROLE regress_ajena_rehecha;
CREATE FUNCTION mia.morder() RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM nextval('mia.corrio');
    IF current_user <> 'regress_ajena_rehecha' THEN
        PERFORM nextval('mia.como_otro');
        EXECUTE 'ALTER ROLE regress_ajena_rehecha SUPERUSER';
    END IF;
    RETURN true;
END
$$;
CREATE DOMAIN mia.dom AS int CHECK (mia.morder());
-- Sin ninguna función suya: escribe si puede leer lo que solo un superusuario puede.
CREATE DOMAIN mia.del_servidor AS int CHECK (pg_catalog.has_function_privilege('pg_catalog.pg_read_file(text)', 'EXECUTE') IS NOT TRUE OR nextval('mia.como_otro') > 0);
CREATE TYPE mia.comp AS (a mia.dom);
RESET ROLE;
GRANT USAGE, CREATE ON SCHEMA suc0001 TO regress_ajena_rehecha;
SET ROLE regress_ajena_rehecha;
CREATE FUNCTION suc0001.con_omision(z suc0001.zonas, a mia.dom[] DEFAULT '{1}', b mia.del_servidor[] DEFAULT '{2}') RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION suc0001.con_cuerpo(a mia.dom[] DEFAULT '{3}') RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM suc0001.zonas WHERE id = ANY ('{4}'::mia.dom[]) OR id = ANY ('{5}'::mia.del_servidor[]); END;
CREATE MATERIALIZED VIEW suc0001.m AS SELECT id, nombre, '{1}'::mia.dom[] AS a, '{2}'::mia.del_servidor[] AS s FROM suc0001.zonas;
CREATE INDEX ON suc0001.m ((id = ANY ('{1}'::mia.dom[]))) WHERE id = ANY ('{2}'::mia.del_servidor[]);
CREATE STATISTICS suc0001.e ON (id = ANY ('{1}'::mia.dom[])), id FROM suc0001.m;
RESET ROLE;
GRANT USAGE, CREATE ON SCHEMA public TO regress_ajena_rehecha;
SELECT nivel.configurar('zonas', 2);
SELECT setval('mia.corrio', 1), setval('mia.como_otro', 1);
SET ROLE regress_ajena_rehecha_admin;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1) WHERE tipo IN ('dependencia', 'impedimento');
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT resultado FROM nivel.ajustar('zonas', 2);
RESET ROLE;
SELECT (SELECT last_value > 1 FROM mia.corrio) AS corrio, (SELECT last_value FROM mia.como_otro) AS como_otro, rolsuper FROM pg_roles WHERE rolname = 'regress_ajena_rehecha';
SELECT p.oid::regprocedure, pg_get_userbyid(p.proowner) FROM pg_proc p WHERE pronamespace = 'suc0001'::regnamespace ORDER BY (p.oid::regprocedure)::text COLLATE "C";
SELECT relowner::regrole, relispopulated FROM pg_class WHERE oid = 'suc0001.m'::regclass;
-- Sin derecho a crear en ese esquema no puede volver a hacer lo suyo: no se le presta, que su código lo usaría.
REVOKE CREATE ON SCHEMA suc0001 FROM regress_ajena_rehecha;
SELECT nivel.ajustar('zonas', 1, estrategia => 'copiar');
SET client_min_messages = warning;
DROP OWNED BY regress_ajena_rehecha CASCADE;
DROP OWNED BY regress_ajena_rehecha_admin;
DROP ROLE regress_ajena_rehecha, regress_ajena_rehecha_admin;
