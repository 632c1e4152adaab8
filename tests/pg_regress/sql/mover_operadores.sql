-- Operadores y agregados de la sucursal que la tabla usa vienen con ella, con dueño, derechos y comentarios.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_mover_operadores;
GRANT CREATE ON SCHEMA public TO regress_mover_operadores;
CREATE SCHEMA suc0001;
SET nivel.captura = off;
SET search_path = suc0001;
CREATE TYPE par AS (a int, b int);
CREATE FUNCTION par_igual(par, par) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a = ($2).a';
CREATE FUNCTION par_distinto(par, par) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a <> ($2).a';
CREATE FUNCTION opuesto(par) RETURNS par LANGUAGE sql IMMUTABLE AS 'SELECT ROW(-($1).a, -($1).b)::par';
CREATE FUNCTION sumar(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT coalesce($1, 0) + coalesce($2, 0)';
CREATE FUNCTION terminar_suma(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 10';
CREATE OPERATOR === (FUNCTION = par_igual, LEFTARG = par, RIGHTARG = par, COMMUTATOR = ===, NEGATOR = !==, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR !== (FUNCTION = par_distinto, LEFTARG = par, RIGHTARG = par, COMMUTATOR = !==, NEGATOR = ===);
CREATE OPERATOR ~~~ (FUNCTION = opuesto, RIGHTARG = par);
CREATE AGGREGATE suma_rara(int) (SFUNC = sumar, STYPE = int, FINALFUNC = terminar_suma, INITCOND = '5', PARALLEL = SAFE, COMBINEFUNC = sumar);
CREATE FUNCTION total(int[]) RETURNS int LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT suma_rara(x) FROM unnest($1) x; END;
COMMENT ON OPERATOR === (par, par) IS 'el operador'; COMMENT ON AGGREGATE suma_rara(int) IS 'el agregado';
REVOKE EXECUTE ON FUNCTION suma_rara(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION suma_rara(int) TO regress_mover_operadores;
ALTER OPERATOR !== (par, par) OWNER TO regress_mover_operadores;
CREATE TABLE pares (p par, q par, n int[], CHECK (p === q), CHECK (~~~p === q OR total(n) > 0));
RESET search_path;
RESET nivel.captura;
SELECT resultado, estrategia, copias_verificadas, copias_eliminadas FROM nivel.ajustar('pares', 1);
SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'public.pares'::regclass ORDER BY conname;
INSERT INTO public.pares VALUES (ROW(1, 2), ROW(1, 3), '{1,2}') RETURNING public.total(n);
SELECT o.oid::regoperator AS operador, oprcode, oprcom::regoper, oprnegate::regoper, oprrest, oprjoin, oprcanhash, oprcanmerge,
    pg_get_userbyid(oprowner) = current_user AS nuestro, obj_description(o.oid, 'pg_operator') AS comentario
FROM pg_operator o WHERE oprnamespace = 'public'::regnamespace ORDER BY oprname;
SELECT a.aggfnoid::regprocedure, aggtransfn, aggfinalfn, aggcombinefn, agginitval, proparallel, has_function_privilege('public', p.oid, 'EXECUTE') AS todos,
    has_function_privilege('regress_mover_operadores', p.oid, 'EXECUTE') AS el, obj_description(p.oid, 'pg_proc') AS comentario
FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid WHERE pronamespace = 'public'::regnamespace;
-- Los que ya están en public sirven para la segunda entidad; otro distinto del mismo nombre, no.
SET nivel.captura = off;
CREATE TABLE suc0001.mas_pares (p suc0001.par, CHECK (p OPERATOR(suc0001.===) p));
CREATE OPERATOR suc0001.<<< (FUNCTION = int4lt, LEFTARG = int, RIGHTARG = int);
CREATE OPERATOR public.<<< (FUNCTION = int4gt, LEFTARG = int, RIGHTARG = int);
CREATE TABLE suc0001.comparados (a int CHECK (a OPERATOR(suc0001.<<<) 3));
CREATE FUNCTION suc0001.maximo(int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT $1; END;
CREATE AGGREGATE suc0001.mayor(int) (SFUNC = int4larger, STYPE = int);
CREATE AGGREGATE public.mayor(int) (SFUNC = int4smaller, STYPE = int);
CREATE FUNCTION suc0001.el_mayor() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT suc0001.mayor(x) FROM generate_series(1, 3) x; END;
CREATE TABLE suc0001.agregados (a int DEFAULT suc0001.el_mayor());
RESET nivel.captura;
SELECT resultado, estrategia FROM nivel.ajustar('mas_pares', 1);
SELECT nivel.ajustar('comparados', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('agregados', 1);
\echo :SQLSTATE
-- Uno que se llama como el del servidor quedaría con ese de conmutador: al mirarlo otra vez se rechaza, y el del servidor no cambia.
SET nivel.captura = off;
CREATE OPERATOR suc0001.- (FUNCTION = int4mi, LEFTARG = int, RIGHTARG = int, COMMUTATOR = OPERATOR(suc0001.-));
CREATE TABLE suc0001.restas (a int CHECK (a OPERATOR(suc0001.-) 3 > 0));
RESET nivel.captura;
SELECT nivel.ajustar('restas', 1);
\echo :SQLSTATE
SELECT oprcom FROM pg_operator WHERE oid = 'pg_catalog.-(int,int)'::regoperator;
DROP OWNED BY regress_mover_operadores CASCADE;
DROP ROLE regress_mover_operadores;
-- Nada de public quedó atado a una sucursal, ni queda un esquema de paso.
SELECT a.identity, b.identity AS de FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) a, pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) b
WHERE a.identity ~ '\mpublic\.' AND b.identity ~ '\msuc[0-9]{4}'
UNION ALL SELECT 'esquema', nspname FROM pg_namespace WHERE nspname LIKE 'nivel\_%';
