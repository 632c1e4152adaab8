-- Una tabla que usa a la vez una función y un operador de su sucursal: lo que se pregunta de cada uno no cae en lo que la
-- sucursal llama como algo de pg_catalog, ni con los derechos de la extensión ni con otros.
\pset format unaligned
\set SHOW_CONTEXT never
SET client_min_messages = error;
CREATE ROLE regress_sombra_mala;
CREATE SCHEMA suc0001 AUTHORIZATION regress_sombra_mala;
SET ROLE regress_sombra_mala;
CREATE FUNCTION suc0001.eq(int, int) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT $1 OPERATOR(pg_catalog.=) $2';
CREATE OPERATOR suc0001.=== (FUNCTION = suc0001.eq, LEFTARG = int, RIGHTARG = int);
CREATE DOMAIN suc0001.codigo AS int CHECK (VALUE > 0);
CREATE AGGREGATE suc0001.suma (int) (SFUNC = int4pl, STYPE = int);
CREATE FUNCTION suc0001.con_suma(int) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT suc0001.suma($1)';
CREATE TABLE suc0001.t (a int CHECK (a OPERATOR(suc0001.===) 1), b suc0001.codigo, c bigint DEFAULT suc0001.con_suma(2));
CREATE FUNCTION suc0001.morder(que text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% mordió como %', que, current_user;
END $$;
CREATE FUNCTION suc0001.set_config(text, text, bool) RETURNS text LANGUAGE sql AS $$ SELECT suc0001.morder('set_config') $$;
CREATE FUNCTION suc0001.unidos(text, text) RETURNS text LANGUAGE sql AS $$ SELECT suc0001.morder('||') $$;
CREATE OPERATOR suc0001.|| (FUNCTION = suc0001.unidos, LEFTARG = text, RIGHTARG = text);
CREATE FUNCTION suc0001.iguales(oid, oid) RETURNS bool LANGUAGE sql AS $$ SELECT suc0001.morder('=') IS NULL $$;
CREATE OPERATOR suc0001.= (FUNCTION = suc0001.iguales, LEFTARG = oid, RIGHTARG = oid);
CREATE DOMAIN suc0001.name AS pg_catalog.name;
CREATE DOMAIN suc0001.text AS pg_catalog.text;
RESET ROLE;
SET client_min_messages = warning;
GRANT CREATE ON SCHEMA public TO regress_sombra_mala;
SELECT nivel.configurar('t', 2);
SELECT tipo, mensaje FROM nivel.previsualizar('t', 1) WHERE tipo IN ('dependencia', 'impedimento') ORDER BY orden;
SELECT diferencia FROM nivel.deriva('t');
SELECT nivel.previsualizar_alta('suc0002') IS NOT NULL AS previsto LIMIT 1;
SELECT tablas FROM nivel.alta_sucursal('suc0003');
SELECT resultado FROM nivel.ajustar('t', 1);
SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'public.t'::regclass;
SELECT oprname, oprcode FROM pg_operator WHERE oprnamespace = 'public'::regnamespace ORDER BY 1;
DROP OWNED BY regress_sombra_mala CASCADE;
DROP SCHEMA suc0003 CASCADE;
DROP ROLE regress_sombra_mala;
