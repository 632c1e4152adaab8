-- Todo lo demás de una sucursal, lo use o no una tabla: rangos, compuestos, agregados, operadores, conversiones, colaciones, búsqueda de texto, procedimientos.
-- _1.out: a server built without ICU; what needs it is only the collation that no table uses.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET search_path = suc0001, public;
CREATE TYPE punto AS (x int, y int);
CREATE TYPE franja AS RANGE (subtype = numeric, multirange_type_name = franjas);
CREATE COLLATION por_numero (provider = icu, locale = 'es-u-kn-true');
CREATE COLLATION por_byte (provider = libc, locale = 'POSIX');
CREATE FUNCTION sumar(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE AGGREGATE total (int) (SFUNC = sumar, STYPE = int, INITCOND = '0');
CREATE FUNCTION iguales(punto, punto) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).x = ($2).x';
CREATE OPERATOR === (LEFTARG = punto, RIGHTARG = punto, FUNCTION = iguales, COMMUTATOR = ===);
CREATE FUNCTION a_texto(punto) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ($1).x || '','' || ($1).y';
CREATE CAST (punto AS text) WITH FUNCTION a_texto(punto) AS ASSIGNMENT;
CREATE TEXT SEARCH DICTIONARY simple_es (TEMPLATE = simple);
CREATE TEXT SEARCH CONFIGURATION es (COPY = pg_catalog.spanish);
ALTER TEXT SEARCH CONFIGURATION es ALTER MAPPING FOR asciiword WITH simple_es;
CREATE PROCEDURE nada() LANGUAGE sql AS '';
CREATE TABLE lugares (p punto, f franja, fs franjas, nombre text COLLATE por_byte);
CREATE FUNCTION de_fila(lugares) RETURNS text LANGUAGE sql AS 'SELECT $1.nombre';
CREATE TABLE de_tipo OF punto;
CREATE STATISTICS e ON p, f FROM lugares;
COMMENT ON OPERATOR === (punto, punto) IS 'iguales'; COMMENT ON CAST (punto AS text) IS 'a texto'; COMMENT ON AGGREGATE total (int) IS 'suma';
RESET search_path;
SELECT tablas FROM nivel.alta_sucursal('suc0002');
SET search_path = suc0002, public;
INSERT INTO lugares VALUES ((1, 2), '[1,2)', '{[1,2)}', 'a10');
SELECT p::text, p === p AS iguales, de_fila(lugares), total((p).x) OVER () FROM lugares;
SELECT to_tsvector('es', 'Las casas');
CALL nada();
RESET search_path;
SELECT nivel._nombrar(d.classid, d.objid, 0) FROM pg_depend d WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = 'suc0002'::regnamespace ORDER BY 1;
SELECT count(*) FILTER (WHERE castsource::regtype::text ~ 'suc0001'), count(*) FILTER (WHERE castsource::regtype::text ~ 'suc0002') FROM pg_cast WHERE casttarget = 'text'::regtype AND castsource::regtype::text ~ 'punto';
SELECT relname FROM pg_class WHERE reloftype = 'suc0002.punto'::regtype;
