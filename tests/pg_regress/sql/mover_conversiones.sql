-- Las conversiones (CREATE CAST) de un tipo de la sucursal vienen con él.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_mover_conversiones;
CREATE SCHEMA suc0001;
SET nivel.captura = off;
SET search_path = suc0001;
CREATE TYPE medida AS (n int, u text);
CREATE TYPE peso AS (gramos int);
CREATE TYPE suelto AS (x int);
CREATE FUNCTION de_entero(int) RETURNS medida LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN ROW($1, ''m''::text); END';
CREATE FUNCTION a_entero(m peso) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT ($1).gramos';
CREATE FUNCTION a_peso(m medida) RETURNS peso LANGUAGE plpgsql IMMUTABLE AS 'BEGIN RETURN ROW(($1).n); END';
CREATE CAST (int AS medida) WITH FUNCTION de_entero(int) AS ASSIGNMENT;
CREATE CAST (medida AS peso) WITH FUNCTION a_peso(medida) AS IMPLICIT;
CREATE CAST (peso AS int) WITH FUNCTION a_entero(peso);
CREATE CAST (medida AS text) WITH INOUT AS ASSIGNMENT;
CREATE CAST (suelto AS text) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (int AS medida) IS 'la conversión';
CREATE TABLE cortes (m medida DEFAULT 3, CHECK ((m::peso)::int > 0));
RESET search_path;
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('cortes', 1);
SELECT castsource::regtype, casttarget::regtype, castcontext, castmethod, obj_description(c.oid, 'pg_cast') AS comentario
FROM pg_cast c JOIN pg_type y ON y.oid IN (castsource, casttarget) WHERE y.typnamespace = 'public'::regnamespace GROUP BY c.oid ORDER BY 1::text, 2::text;
INSERT INTO public.cortes VALUES (7), (DEFAULT) RETURNING m, m::public.peso;
-- La segunda entidad: la conversión que ya está tiene que ser la misma; la que falta viene aunque el tipo ya esté.
SET nivel.captura = off;
CREATE TABLE suc0001.mas_cortes (p suc0001.peso);
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('mas_cortes', 1);
SET nivel.captura = off;
CREATE TABLE suc0001.otros_cortes (p suc0001.peso);
DROP CAST (public.peso AS int);
CREATE CAST (public.peso AS int) WITH FUNCTION public.a_entero(public.peso) AS IMPLICIT;
RESET nivel.captura;
SELECT nivel.ajustar('otros_cortes', 1);
\echo :SQLSTATE
SET nivel.captura = off;
DROP CAST (public.peso AS int);
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('otros_cortes', 1);
SELECT castcontext FROM pg_cast WHERE castsource = 'public.peso'::regtype;
-- Con la historia completa en la bitácora, también.
CREATE TYPE suc0001.color AS (r int);
CREATE CAST (suc0001.color AS text) WITH INOUT AS ASSIGNMENT;
CREATE TABLE suc0001.tintas (c suc0001.color);
SELECT resultado, estrategia FROM nivel.ajustar('tintas', 1);
SELECT castcontext, castmethod FROM pg_cast WHERE castsource = 'public.color'::regtype;
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}';
DROP ROLE regress_mover_conversiones;
