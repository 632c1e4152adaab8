-- Las constantes de una vista de la sucursal comprueban su dominio al redefinirla: con los derechos de su dueña, también cuando lo que comprueba es del servidor.
\pset format unaligned
\set VERBOSITY terse
CREATE ROLE regress_ajena_vista;
CREATE ROLE regress_ajena_vista_admin IN ROLE nivel_administrador;
CREATE SCHEMA suc0001;
CREATE SCHEMA mia AUTHORIZATION regress_ajena_vista;
GRANT USAGE ON SCHEMA mia TO PUBLIC;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, nombre text);
CREATE TABLE suc0001.rutas (id int PRIMARY KEY, nombre text);
CREATE SEQUENCE mia.corrio;
CREATE SEQUENCE mia.como_otro;
GRANT ALL ON ALL SEQUENCES IN SCHEMA mia TO PUBLIC;
GRANT SELECT ON suc0001.zonas, suc0001.rutas TO regress_ajena_vista WITH GRANT OPTION;
SET ROLE regress_ajena_vista;
CREATE FUNCTION mia.morder() RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM nextval('mia.corrio');
    IF current_user <> 'regress_ajena_vista' THEN
        PERFORM nextval('mia.como_otro');
        EXECUTE 'ALTER ROLE regress_ajena_vista SUPERUSER';
    END IF;
    RETURN true;
END
$$;
CREATE DOMAIN mia.dom AS int CHECK (mia.morder());
-- Sin ninguna función suya: escribe si puede leer lo que solo un superusuario puede.
CREATE DOMAIN mia.del_servidor AS int CHECK (pg_catalog.has_function_privilege('pg_catalog.pg_read_file(text)', 'EXECUTE') IS NOT TRUE OR nextval('mia.como_otro') > 0);
CREATE TYPE mia.comp AS (a mia.dom);
RESET ROLE;
GRANT USAGE, CREATE ON SCHEMA suc0001 TO regress_ajena_vista;
SET ROLE regress_ajena_vista;
CREATE VIEW suc0001.v_arreglo AS SELECT id, '{1}'::mia.dom[] AS a, '{2}'::mia.del_servidor[] AS s FROM suc0001.zonas;
CREATE VIEW suc0001.v_compuesto AS SELECT id, '(2)'::mia.comp AS c FROM suc0001.zonas;
CREATE VIEW suc0001.v_dominio AS SELECT id, '3'::mia.dom AS d FROM suc0001.zonas WHERE id = 4::mia.dom;
-- Esta tiene que hacerse de nuevo: una columna es de un tipo que se lleva.
RESET ROLE;
CREATE TYPE suc0001.estado AS ENUM ('a', 'b');
ALTER TABLE suc0001.rutas ADD estado suc0001.estado;
SET ROLE regress_ajena_vista;
CREATE VIEW suc0001.v_rutas AS SELECT id, estado, '{1}'::mia.dom[] AS a FROM suc0001.rutas;
ALTER VIEW suc0001.v_rutas ALTER COLUMN id SET DEFAULT cardinality('{1,2}'::mia.dom[]);
CREATE RULE r AS ON INSERT TO suc0001.v_rutas DO INSTEAD SELECT '{1}'::mia.dom[];
CREATE VIEW suc0001.v_de_v AS SELECT id, '{2}'::mia.del_servidor[] AS s FROM suc0001.v_rutas;
RESET ROLE;
SELECT nivel.configurar('zonas', 2), nivel.configurar('rutas', 2);
-- Sin derecho a crear en ese esquema no puede redefinir la suya: no se le presta, que su código lo usaría.
REVOKE CREATE ON SCHEMA suc0001 FROM regress_ajena_vista;
SELECT nivel.ajustar('zonas', 1);
GRANT CREATE ON SCHEMA suc0001 TO regress_ajena_vista;
-- Una sin constantes no lo necesita.
CREATE SCHEMA aparte;
CREATE VIEW aparte.v_simple AS SELECT id FROM suc0001.zonas;
ALTER VIEW aparte.v_simple OWNER TO regress_ajena_vista;
SELECT setval('mia.corrio', 1), setval('mia.como_otro', 1);
SET ROLE regress_ajena_vista_admin;
SELECT tipo, mensaje FROM nivel.previsualizar('zonas', 1) WHERE tipo = 'error';
SELECT tipo, mensaje FROM nivel.previsualizar('rutas', 1) WHERE tipo = 'error';
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0002') WHERE tipo = 'error';
RESET ROLE;
BEGIN;
SELECT tablas FROM nivel.alta_sucursal('suc0002', 2);
ROLLBACK;
SET ROLE regress_ajena_vista_admin;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1);
SELECT resultado, estrategia FROM nivel.ajustar('rutas', 1);
RESET ROLE;
SELECT tablas FROM nivel.alta_sucursal('suc0002', 2);
SELECT oid::regclass, pg_get_userbyid(relowner) FROM pg_class WHERE relkind = 'v' AND relnamespace = 'aparte'::regnamespace;
DROP VIEW aparte.v_simple;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 2);
SELECT (SELECT last_value > 1 FROM mia.corrio) AS corrio, (SELECT last_value FROM mia.como_otro) AS como_otro;
SELECT rolsuper FROM pg_roles WHERE rolname = 'regress_ajena_vista';
-- Las vistas siguen siendo suyas.
SELECT oid::regclass, pg_get_userbyid(relowner) FROM pg_class WHERE relkind = 'v' AND relnamespace = 'suc0001'::regnamespace ORDER BY relname;
SET client_min_messages = warning;
DROP OWNED BY regress_ajena_vista CASCADE;
DROP OWNED BY regress_ajena_vista_admin;
DROP ROLE regress_ajena_vista, regress_ajena_vista_admin;
