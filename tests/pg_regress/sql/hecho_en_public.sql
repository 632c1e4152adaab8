-- Lo que una migración hizo en public para una tabla compartida, y se queda allí cuando la tabla se va.
\set VERBOSITY terse
SET client_min_messages = warning;
SET nivel.captura = off;
CREATE FUNCTION public.phinxlog_en(text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE TABLE %I.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false)', $1); END $$;
RESET nivel.captura;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SELECT phinxlog_en(s) FROM unnest(ARRAY['suc0001', 'suc0002', 'public']) s \g /dev/null
SELECT nivel.configurar('pedidos', 1), nivel.configurar('otra', 1) \g /dev/null
-- Una que no hace otra cosa, la de la tabla, y una que además hace algo de otra.
BEGIN; CREATE TYPE estado AS ENUM ('a', 'b'); INSERT INTO phinxlog VALUES (1, 'Estado'); COMMIT;
BEGIN; CREATE FUNCTION doble(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2 * $1'; CREATE TABLE pedidos (id serial PRIMARY KEY, e estado, es estado[], n int DEFAULT doble(2)); INSERT INTO phinxlog VALUES (2, 'Pedidos'); COMMIT;
BEGIN; CREATE SEQUENCE numeros; ALTER TABLE pedidos ADD nro bigint DEFAULT nextval('numeros'); CREATE TABLE otra (id int); INSERT INTO phinxlog VALUES (3, 'Numeros'); COMMIT;
BEGIN; ALTER TYPE estado RENAME VALUE 'b' TO 'c'; INSERT INTO phinxlog VALUES (4, 'Renombra'); COMMIT;
-- Revertida: no la hizo.
BEGIN; CREATE TYPE sobra AS ENUM ('x'); INSERT INTO phinxlog VALUES (5, 'Sobra'); COMMIT;
BEGIN; DROP TYPE sobra; DELETE FROM phinxlog WHERE version = 5; COMMIT;
SELECT esquema, entidad, objeto, clase, efecto, migracion FROM nivel.bitacora WHERE esquema = 'public' AND migracion IS NOT NULL ORDER BY id;
\pset format unaligned
SELECT mensaje, detalle FROM nivel.previsualizar('pedidos', 2) WHERE tipo = 'advertencia';
SELECT resultado, migraciones FROM nivel.ajustar('pedidos', 2);
SELECT 'public' AS s, array_agg(version ORDER BY version) FROM public.phinxlog UNION ALL SELECT 'suc0001', array_agg(version ORDER BY version) FROM suc0001.phinxlog UNION ALL SELECT 'suc0002', array_agg(version ORDER BY version) FROM suc0002.phinxlog;
SELECT mensaje FROM nivel.previsualizar_alta('suc0003') WHERE tipo = 'advertencia';
-- Una migración que lo cambia desde una sucursal cambia lo de todas: se dice, o no pasa.
RESET client_min_messages;
\set VERBOSITY default
SET search_path = suc0001, public;
BEGIN; ALTER TYPE estado ADD VALUE 'd'; INSERT INTO phinxlog VALUES (6, 'D'); COMMIT;
ALTER FUNCTION doble(int) STABLE;
ALTER SEQUENCE numeros INCREMENT BY 2;
SELECT entidad, objeto, etiqueta, migracion, caida_desde FROM nivel.bitacora WHERE caida_desde IS NOT NULL ORDER BY id;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'bitácora';
SET nivel.caida_en_public = 'rechazar';
ALTER TYPE estado ADD VALUE 'e';
\set VERBOSITY terse
ALTER TYPE estado RENAME VALUE 'd' TO 'x';
ALTER TYPE estado RENAME TO estados;
ALTER FUNCTION doble(int) RENAME TO triple;
ALTER FUNCTION doble(int) OWNER TO CURRENT_USER;
ALTER SEQUENCE numeros RENAME TO otros;
CREATE DOMAIN public.importe AS numeric;
CREATE TYPE public.par AS (a int, b int);
ALTER DOMAIN importe ADD CHECK (value > 0);
ALTER DOMAIN importe RENAME TO monto;
ALTER TYPE par ADD ATTRIBUTE c int;
DROP DOMAIN importe;
DROP TYPE par;
DROP FUNCTION public.phinxlog_en(text);
CREATE FUNCTION public.suelta() RETURNS int LANGUAGE sql AS 'SELECT 1';
DROP FUNCTION suelta();
DROP ROUTINE IF EXISTS suelta, no_hay;
DROP SEQUENCE numeros;
-- Lo que dice su esquema, lo que se hace en la sucursal, y lo que no cambia la estructura, sí.
ALTER TYPE public.estado ADD VALUE 'f';
DROP FUNCTION public.suelta();
CREATE OR REPLACE FUNCTION doble(int) RETURNS int LANGUAGE sql AS 'SELECT 3 * $1';
ALTER FUNCTION doble(int) IMMUTABLE;
COMMENT ON TYPE estado IS 'de todas';
GRANT USAGE ON TYPE estado TO PUBLIC;
SELECT count(*) FROM nivel.bitacora WHERE caida_desde IS NOT NULL;
