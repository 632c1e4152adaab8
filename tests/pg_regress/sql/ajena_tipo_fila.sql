-- Una columna del tipo fila de la tabla, en la de otro: lo que su tabla comprueba, y lo que cuelga de ella, corre como su dueño, también en la vista previa.
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET client_min_messages = warning;
CREATE ROLE regress_fila_mala;
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002; CREATE SCHEMA mia AUTHORIZATION regress_fila_mala;
GRANT USAGE ON SCHEMA suc0001 TO regress_fila_mala;
CREATE TABLE suc0001.clientes (id int); CREATE TABLE suc0002.clientes (id int);
SELECT nivel.configurar('clientes', 2) \g /dev/null
SET SESSION AUTHORIZATION regress_fila_mala;
CREATE SEQUENCE mia.como_superusuario;
CREATE FUNCTION mia.anotar() RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN PERFORM setval('mia.como_superusuario', 99); END IF;
    RETURN true;
END $$;
CREATE TABLE mia.x (c suc0001.clientes, CHECK (c IS NULL AND mia.anotar()));
INSERT INTO mia.x VALUES (NULL);
-- Las funciones internas no las llama una expresión, de nadie.
CREATE TABLE mia.y (c suc0001.clientes, CHECK (c IS NULL AND (current_user = 'regress_fila_mala' OR nivel._ejecutar('ALTER ROLE regress_fila_mala SUPERUSER') IS NULL)));
INSERT INTO mia.y VALUES (NULL);
SELECT nivel._ejecutar('SELECT 1');
SELECT nivel._preguntar('SELECT 1');
-- Los valores de una columna que lo contiene se leen como su dueño: lo que de ella lee una tabla hija, también.
CREATE TYPE mia.t AS (f suc0001.clientes);
CREATE TABLE mia.z (k int, c mia.t);
CREATE TABLE mia.z_hija (CHECK (mia.anotar())) INHERITS (mia.z);
CREATE INDEX ON mia.z (k) WHERE mia.anotar() IS NULL;
RESET SESSION AUTHORIZATION;
SELECT tipo, mensaje FROM nivel.previsualizar('clientes', 1) WHERE tipo = 'impedimento';
SET SESSION AUTHORIZATION regress_fila_mala;
DROP TABLE mia.z CASCADE;
CREATE TABLE mia.z (k int, c mia.t);
CREATE TABLE mia.z_hija (CHECK (mia.anotar())) INHERITS (mia.z);
INSERT INTO mia.z_hija VALUES (1, ROW(ROW(7)));
RESET SESSION AUTHORIZATION;
SELECT nivel.ajustar('clientes', 1);
DELETE FROM mia.z_hija;
-- Lo que su dueño no puede leer no se da por vacío.
SET SESSION AUTHORIZATION regress_fila_mala;
REVOKE ALL ON mia.z FROM regress_fila_mala;
RESET SESSION AUTHORIZATION;
SELECT nivel.ajustar('clientes', 1);
GRANT ALL ON mia.z TO regress_fila_mala;
SELECT resultado FROM nivel.ajustar('clientes', 1);
SELECT last_value, is_called FROM mia.como_superusuario;
SELECT rolsuper FROM pg_roles WHERE rolname = 'regress_fila_mala';
SELECT attrelid::regclass, atttypid::regtype FROM pg_attribute WHERE attname = 'c' AND attrelid IN ('mia.x'::regclass, 'mia.y'::regclass);
DROP OWNED BY regress_fila_mala CASCADE;
DROP ROLE regress_fila_mala;
