-- Una clase de operadores no se lleva (solo un superusuario la crea): se rechaza nombrándola; con una igual en public, pasa.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE OPERATOR CLASS suc0001.al_reves FOR TYPE int USING btree AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(int, int);
CREATE TABLE suc0001.listas (id int, nombre text);
CREATE INDEX listas_id ON suc0001.listas (id suc0001.al_reves);
RESET nivel.captura;
SELECT nivel.ajustar('listas', 1);
\echo :SQLSTATE
CREATE OPERATOR CLASS public.al_reves FOR TYPE int USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(int, int);
SELECT nivel.ajustar('listas', 1);
\echo :SQLSTATE
DROP OPERATOR CLASS public.al_reves USING btree;
DROP OPERATOR FAMILY public.al_reves USING btree;
CREATE OPERATOR CLASS public.al_reves FOR TYPE int USING btree AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 btint4cmp(int, int);
SELECT resultado, estrategia FROM nivel.ajustar('listas', 1);
SELECT pg_get_indexdef('public.listas_id'::regclass);
-- Con la bitácora completa, y quien la escribió superusuario, se reproduce como todo lo demás.
CREATE OPERATOR FAMILY suc0001.de_letras USING btree;
CREATE OPERATOR CLASS suc0001.de_letras FOR TYPE text USING btree FAMILY suc0001.de_letras AS OPERATOR 3 =, FUNCTION 1 bttextcmp(text, text);
CREATE TABLE suc0001.letras (l text);
CREATE INDEX letras_l ON suc0001.letras (l suc0001.de_letras);
SELECT resultado, estrategia FROM nivel.ajustar('letras', 1);
SELECT pg_get_indexdef('public.letras_l'::regclass), opcnamespace::regnamespace FROM pg_opclass WHERE opcname = 'de_letras' ORDER BY 2::text;
-- Nada de public quedó atado a una sucursal.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}';
