-- Una columna de phinxlog que cambió de tipo trae una conversión de su dueña: el disparador no la usa, y no enlaza nada.
\pset format unaligned
CREATE ROLE regress_ajena_conversion;
CREATE SCHEMA suc0001 AUTHORIZATION regress_ajena_conversion;
SET ROLE regress_ajena_conversion;
SET search_path = suc0001;
CREATE TABLE phinxlog (version bigint, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean);
CREATE TABLE clientes (id int);
INSERT INTO phinxlog VALUES (1, 'Uno', now(), now(), false);
CREATE TYPE evil AS (a int);
CREATE FUNCTION a_bigint(evil) RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'ALTER ROLE regress_ajena_conversion SUPERUSER';
    RETURN 1;
END
$$;
CREATE FUNCTION a_texto(evil) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN a_bigint($1); END $$;
CREATE FUNCTION a_json(evil) RETURNS json LANGUAGE plpgsql AS $$ BEGIN RETURN to_json(a_bigint($1)); END $$;
CREATE CAST (evil AS bigint) WITH FUNCTION a_bigint(evil) AS ASSIGNMENT;
CREATE CAST (evil AS text) WITH FUNCTION a_texto(evil) AS ASSIGNMENT;
CREATE CAST (evil AS json) WITH FUNCTION a_json(evil) AS ASSIGNMENT;
ALTER TABLE phinxlog DROP COLUMN version, ADD COLUMN version evil;
CREATE TABLE zonas (id int);
INSERT INTO phinxlog (version, migration_name) VALUES (ROW(7), 'Mala');
DELETE FROM phinxlog WHERE migration_name = 'Mala';
-- Otra columna, y un dominio.
ALTER TABLE phinxlog DROP COLUMN version, ADD COLUMN version bigint, DROP COLUMN migration_name, ADD COLUMN migration_name evil;
INSERT INTO phinxlog (version, migration_name) VALUES (8, ROW(7));
CREATE DOMAIN numero AS bigint CHECK (VALUE IS NULL OR VALUE < 100 OR a_bigint(ROW(1)) = 1);
ALTER TABLE phinxlog DROP COLUMN version, ADD COLUMN version numero;
INSERT INTO phinxlog (version) VALUES (10);
-- Sin la columna.
ALTER TABLE phinxlog DROP COLUMN version;
INSERT INTO phinxlog (start_time) VALUES (now());
RESET ROLE;
SELECT rolsuper FROM pg_roles WHERE rolname = 'regress_ajena_conversion';
SELECT version, nombre, accion, sentencias FROM nivel.registro_phinx ORDER BY id;
-- Lo que vuelve a ser como la hace Phinx enlaza otra vez, también con enteros cortos.
SET ROLE regress_ajena_conversion;
ALTER TABLE phinxlog ADD COLUMN version int, DROP COLUMN migration_name, ADD COLUMN migration_name text;
CREATE TABLE rutas (id int);
INSERT INTO phinxlog (version, migration_name) VALUES (11, 'Once');
DELETE FROM phinxlog WHERE version = 11;
INSERT INTO phinxlog (version) VALUES (NULL), (12);
RESET ROLE;
SELECT version, nombre, accion, sentencias FROM nivel.registro_phinx WHERE id > 1 ORDER BY id;
SELECT entidad, migracion FROM nivel.bitacora WHERE etiqueta = 'CREATE TABLE' ORDER BY id;
SET client_min_messages = warning;
DROP OWNED BY regress_ajena_conversion CASCADE;
DROP ROLE regress_ajena_conversion;
