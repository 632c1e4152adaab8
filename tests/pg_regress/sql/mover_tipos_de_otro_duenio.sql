-- Rangos, operadores y diccionarios de un dueño común: se crean con sus derechos y quedan suyos; sin CREATE en public, se rechaza.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_mover_duenio;
CREATE SCHEMA suc0001 AUTHORIZATION regress_mover_duenio;
SET nivel.captura = off;
SET ROLE regress_mover_duenio;
SET search_path = suc0001;
CREATE FUNCTION igual(int, int) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT $1 = $2';
CREATE OPERATOR === (FUNCTION = igual, LEFTARG = int, RIGHTARG = int, NEGATOR = !==);
CREATE FUNCTION desigual(int, int) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT $1 <> $2';
CREATE OPERATOR !== (FUNCTION = desigual, LEFTARG = int, RIGHTARG = int, NEGATOR = ===);
CREATE TYPE rango AS RANGE (subtype = int);
CREATE TEXT SEARCH CONFIGURATION busca (COPY = pg_catalog.simple);
CREATE TABLE cosas (a int CHECK (a === 3), r rango, t text CHECK (to_tsvector('busca', t) IS NOT NULL));
RESET search_path;
RESET ROLE;
RESET nivel.captura;
SELECT nivel.ajustar('cosas', 1);
\echo :SQLSTATE
SELECT nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
GRANT CREATE ON SCHEMA public TO regress_mover_duenio;
SELECT resultado, estrategia FROM nivel.ajustar('cosas', 1);
SELECT 'operador' AS que, oid::regoperator::text AS nombre, oprowner::regrole AS duenio FROM pg_operator WHERE oprnamespace = 'public'::regnamespace
UNION ALL SELECT 'tipo', typname, typowner::regrole FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typcategory IN ('R', 'A')
UNION ALL SELECT 'configuración', cfgname, cfgowner::regrole FROM pg_ts_config WHERE cfgnamespace = 'public'::regnamespace ORDER BY 1, 2;
REVOKE CREATE ON SCHEMA public FROM regress_mover_duenio;
DROP TABLE public.cosas;
REASSIGN OWNED BY regress_mover_duenio TO CURRENT_USER;
DROP OWNED BY regress_mover_duenio;
DROP ROLE regress_mover_duenio;
