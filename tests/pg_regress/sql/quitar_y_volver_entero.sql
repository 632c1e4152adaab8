-- Lo que dice cómo quitar y volver a crear lo que cuelga de una tabla lo deja como estaba, con su estado y su comentario; también agregados, operadores y dominios.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA suc0001; CREATE TABLE suc0001.s (id int PRIMARY KEY, n text); CREATE TABLE suc0001.t (id int, s int);
ALTER TABLE suc0001.t ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON suc0001.t USING (s IN (SELECT id FROM suc0001.s)); COMMENT ON POLICY p ON suc0001.t IS 'importante';
CREATE RULE r AS ON INSERT TO suc0001.t DO ALSO INSERT INTO suc0001.s VALUES (NEW.s); COMMENT ON RULE r ON suc0001.t IS 'c'; ALTER TABLE suc0001.t DISABLE RULE r;
SELECT nivel.configurar('s',2); SELECT mensaje FROM nivel.ajustar('s',1);
CREATE TABLE suc0001.v (id int, n text);
CREATE FUNCTION suc0001.acum(int, suc0001.v) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE suc0001.tot(suc0001.v) (SFUNC = suc0001.acum, STYPE = int, INITCOND = '0');
CREATE FUNCTION suc0001.ig(suc0001.v, suc0001.v) RETURNS bool LANGUAGE sql AS 'SELECT true';
CREATE OPERATOR suc0001.=== (LEFTARG = suc0001.v, RIGHTARG = suc0001.v, FUNCTION = suc0001.ig, COMMUTATOR = OPERATOR(suc0001.===));
CREATE DOMAIN suc0001.dom AS suc0001.v CHECK ((VALUE).id > 0) DEFAULT ROW(1, 'x');
SELECT nivel.configurar('v',2); SELECT mensaje FROM nivel.ajustar('v',1);
-- Y lo que dice sirve.
DROP AGGREGATE suc0001.tot(suc0001.v); DROP OPERATOR suc0001.===(suc0001.v,suc0001.v); DROP DOMAIN suc0001.dom;
SELECT (nivel.ajustar('v', 1)).resultado;
CREATE AGGREGATE suc0001.tot(public.v) (SFUNC = suc0001.acum, STYPE = integer, INITCOND = '0', PARALLEL = UNSAFE); CREATE OPERATOR suc0001.=== (FUNCTION = suc0001.ig, LEFTARG = public.v, RIGHTARG = public.v, COMMUTATOR = OPERATOR(suc0001.===)); CREATE DOMAIN suc0001.dom AS public.v DEFAULT ROW(1, 'x'::text) CONSTRAINT dom_check CHECK (((VALUE).id > 0));
