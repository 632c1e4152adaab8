-- Un tipo de quien puede crear en una sucursal o en public, con el nombre de uno del servidor, no cambia qué función nombran nuestras sentencias:
-- ni impide completar, ni ajustar, ni hace distintas dos copias que son iguales.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE regress_homonimo_tipos_malo;
CREATE ROLE regress_homonimo_tipos_otro;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SELECT format($$
CREATE TYPE %1$I.estado AS ENUM ('a', 'b');
CREATE FUNCTION %1$I.f(text, oid) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1';
COMMENT ON FUNCTION %1$I.f(text, oid) IS 'una f';
REVOKE ALL ON FUNCTION %1$I.f(text, oid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION %1$I.f(text, oid) TO regress_homonimo_tipos_otro;
CREATE FUNCTION %1$I.g(%1$I.estado, text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $2';
CREATE AGGREGATE %1$I.junta(text) (SFUNC = textcat, STYPE = text);
COMMENT ON AGGREGATE %1$I.junta(text) IS 'un agregado';
CREATE OPERATOR %1$I.=== (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq);
COMMENT ON OPERATOR %1$I.=== (text, text) IS 'un operador';
CREATE TYPE %1$I.tramo AS RANGE (SUBTYPE = text);
CREATE CAST (%1$I.estado AS text) WITH INOUT AS ASSIGNMENT;
CREATE TABLE %1$I.zonas (id int PRIMARY KEY, n text DEFAULT %1$I.f('x', 1::oid), t %1$I.tramo, e %1$I.estado, CHECK (n OPERATOR(%1$I.===) n),
                         g text GENERATED ALWAYS AS (%1$I.g(e, n)) STORED)$$, s) FROM unnest('{suc0001,suc0002}'::text[]) s \gexec
CREATE VIEW suc0001.v AS SELECT suc0001.junta(n) AS todo FROM suc0001.zonas;
CREATE SCHEMA suc0003;
GRANT USAGE, CREATE ON SCHEMA public, suc0002, suc0003 TO regress_homonimo_tipos_malo;
SET ROLE regress_homonimo_tipos_malo;
SELECT format('CREATE DOMAIN %I.%I AS pg_catalog.%2$I CHECK (false)', s, t) FROM unnest('{public,suc0002,suc0003}'::text[]) s, unnest('{text,oid,int4,int8,name,bool,uuid,jsonb}'::text[]) t \gexec
RESET ROLE;
SELECT mensaje FROM nivel.completar_sucursal('suc0003', 'suc0001');
SELECT p.oid::regprocedure, p.proacl, obj_description(p.oid, 'pg_proc') FROM pg_proc p WHERE p.pronamespace = 'suc0003'::regnamespace AND p.proname IN ('f', 'junta') ORDER BY 1;
-- Completar otra vez no encuentra qué agregar, y las copias son iguales.
SELECT mensaje FROM nivel.completar_sucursal('suc0003', 'suc0001');
SELECT nivel.configurar('zonas', 2);
SELECT esquema, objeto, clase, diferencia FROM nivel.deriva('zonas', 'suc0001') WHERE clase <> 'no comparado';
SELECT mensaje FROM nivel.ajustar('zonas', 1);
SELECT p.oid::regprocedure, obj_description(p.oid, 'pg_proc') FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proname IN ('f', 'junta') ORDER BY 1;
SELECT mensaje FROM nivel.ajustar('zonas', 2);
SELECT esquema, objeto, clase, diferencia FROM nivel.deriva('zonas', 'suc0001') WHERE clase <> 'no comparado';
-- Dos funciones que solo se distinguen en cuál de los dos tipos toman son dos.
CREATE SCHEMA suc0004;
CREATE SCHEMA suc0005;
UPDATE nivel.configuracion SET nivel = 2;
SELECT format($$CREATE DOMAIN %1$I.text AS pg_catalog.text CHECK (VALUE <> 'malo');
CREATE FUNCTION %1$I.h(pg_catalog.text) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION %1$I.h(%1$I.text) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2';
CREATE TABLE %1$I.notas (a int DEFAULT %1$I.h('x'::pg_catalog.text), b int DEFAULT %1$I.h('y'::%1$I.text))$$, s) FROM unnest('{suc0004,suc0005}'::text[]) s \gexec
COMMENT ON FUNCTION suc0005.h(suc0005.text) IS 'la propia';
SELECT nivel.configurar('notas', 2);
SELECT esquema, objeto, clase, diferencia, aqui FROM nivel.deriva('notas', 'suc0004') WHERE clase <> 'no comparado';
DROP SCHEMA suc0001, suc0002, suc0003, suc0004, suc0005 CASCADE;
DROP OWNED BY regress_homonimo_tipos_malo, regress_homonimo_tipos_otro CASCADE;
DROP ROLE regress_homonimo_tipos_malo, regress_homonimo_tipos_otro;
