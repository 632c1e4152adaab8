-- Un texto que nombra a la otra sucursal: en el cuerpo de una función, como esquema, cambia; en una cadena no se adivina.
\pset format unaligned
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY, nombre text);
CREATE FUNCTION suc0001.cuantas() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM suc0001.zonas -- de suc0001';
CREATE FUNCTION suc0001.borrar() RETURNS void LANGUAGE plpgsql SET search_path = suc0001, public AS $$
DECLARE
    z suc0001.zonas%ROWTYPE;
BEGIN
    DELETE FROM suc0001.zonas WHERE id = z.id;
END
$$;
CREATE FUNCTION suc0001.una() RETURNS suc0001.zonas LANGUAGE sql BEGIN ATOMIC SELECT * FROM suc0001.zonas LIMIT 1; END;
CREATE TABLE suc0001.cuentas (n bigint DEFAULT suc0001.cuantas(), zona regclass DEFAULT 'suc0001.zonas');
COMMENT ON TABLE suc0001.zonas IS 'Las de suc0001';
SELECT tablas FROM nivel.alta_sucursal('suc0002');
SELECT proname, prosrc, proconfig FROM pg_proc WHERE pronamespace = 'suc0002'::regnamespace ORDER BY 1;
SELECT pg_get_function_sqlbody('suc0002.una()'::regprocedure);
SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'suc0002.cuentas'::regclass ORDER BY adnum;
SELECT obj_description('suc0002.zonas'::regclass);
INSERT INTO suc0001.zonas VALUES (1, 'a'), (2, 'b');
SELECT suc0001.cuantas(), suc0002.cuantas();
DROP SCHEMA suc0002 CASCADE;
-- cadenas: cada una se nombra
ALTER TABLE suc0001.zonas ADD sucursal text DEFAULT 'suc0001';
CREATE TABLE suc0001.registro (a int CHECK (current_schema <> 'suc0001'));
CREATE FUNCTION suc0001.dinamica() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'DELETE FROM suc0001.zonas'; END $$;
CREATE VIEW suc0001.de_quien AS SELECT 'suc0001'::text AS sucursal;
CREATE TYPE suc0001.sede AS ENUM ('suc0001', 'otra');
SELECT nivel.alta_sucursal('suc0003');
\echo :SQLSTATE
-- la salida: hacerlo a mano como corresponda allí, y completar
CREATE SCHEMA suc0003;
CREATE TABLE suc0003.zonas (id int PRIMARY KEY, nombre text, sucursal text DEFAULT 'suc0003');
CREATE TABLE suc0003.registro (a int CHECK (current_schema <> 'suc0003'));
CREATE FUNCTION suc0003.dinamica() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'DELETE FROM suc0003.zonas'; END $$;
CREATE VIEW suc0003.de_quien AS SELECT 'suc0003'::text AS sucursal;
CREATE TYPE suc0003.sede AS ENUM ('suc0003', 'otra');
SELECT tablas FROM nivel.completar_sucursal('suc0003');
SELECT relname FROM pg_class WHERE relnamespace = 'suc0003'::regnamespace AND relkind IN ('r', 'v') ORDER BY 1;
SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'suc0003'::regnamespace ORDER BY 1;
