-- El índice de una dueña llama a la función de otro, y ajusta un administrador que no confía en ninguno de los dos: la función nunca tiene más derechos que
-- los de su dueño, salvo los de quien la llama por su nombre desde una función suya, que son los que tendría en cualquier sentencia de esa dueña.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE regress_dos_a;
CREATE ROLE regress_dos_b;
CREATE ROLE regress_dos_admin IN ROLE nivel_administrador;
CREATE SCHEMA suc0001 AUTHORIZATION regress_dos_b;
CREATE SCHEMA suc0002 AUTHORIZATION regress_dos_b;
CREATE SCHEMA a AUTHORIZATION regress_dos_a;
GRANT CREATE ON SCHEMA public TO regress_dos_b;
SET ROLE regress_dos_a;
GRANT USAGE ON SCHEMA a TO PUBLIC;
-- Las secuencias quedan también cuando se vuelve atrás.
CREATE SEQUENCE a.como_a;
CREATE SEQUENCE a.como_b;
CREATE SEQUENCE a.como_otro;
GRANT ALL ON ALL SEQUENCES IN SCHEMA a TO PUBLIC;
CREATE FUNCTION a.f() RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM nextval(CASE current_user WHEN 'regress_dos_a' THEN 'a.como_a' WHEN 'regress_dos_b' THEN 'a.como_b' ELSE 'a.como_otro' END);
    IF current_user NOT IN ('regress_dos_a', 'regress_dos_b') THEN
        EXECUTE 'ALTER ROLE regress_dos_a SUPERUSER';
    END IF;
    RETURN true;
END
$$;
CREATE FUNCTION a.ev() RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN a.f(); END $$;
CREATE FUNCTION a.quienes() RETURNS text LANGUAGE sql AS $$
    SELECT concat_ws(' ', CASE WHEN (SELECT is_called FROM a.como_a) THEN 'a' END, CASE WHEN (SELECT is_called FROM a.como_b) THEN 'b' END,
                     CASE WHEN (SELECT is_called FROM a.como_otro) THEN 'otro' END) $$;
CREATE FUNCTION a.olvidar() RETURNS void LANGUAGE sql AS $$ SELECT setval('a.como_a', 1, false); SELECT setval('a.como_b', 1, false); SELECT setval('a.como_otro', 1, false) $$;
RESET ROLE;
CREATE SCHEMA b AUTHORIZATION regress_dos_b;
SET ROLE regress_dos_b;
GRANT USAGE ON SCHEMA b TO PUBLIC;
CREATE FUNCTION b.g() RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN a.ev(); END $$;
SELECT format($$CREATE TABLE %1$I.directo (id int PRIMARY KEY, n int);
CREATE TABLE %1$I.de_directo (id int REFERENCES %1$I.directo);
CREATE INDEX ON %1$I.directo (n) WHERE a.ev();
CREATE TABLE %1$I.por_suya (id int PRIMARY KEY, n int);
CREATE TABLE %1$I.de_por_suya (id int REFERENCES %1$I.por_suya);
CREATE INDEX ON %1$I.por_suya (n) WHERE b.g()$$, s) FROM unnest('{suc0001,suc0002}'::text[]) s \gexec
RESET ROLE;
SELECT nivel.configurar(e, 2) FROM unnest('{directo,de_directo,por_suya,de_por_suya}'::text[]) e;
SELECT a.olvidar();
-- Lo que el índice llama se rechaza antes de planear nada: su dueña no tiene los derechos de quien es dueño de la función.
SET ROLE regress_dos_admin;
SELECT tipo, mensaje FROM nivel.previsualizar('directo', 1);
SELECT (nivel.ajustar('directo', 1)).mensaje;
SELECT (nivel.ajustar('directo', 2)).mensaje;
RESET ROLE;
SELECT (nivel.ajustar('directo', 2)).mensaje;
SELECT a.quienes(), a.olvidar();
-- Lo que llama una función de ella corre como ella.
SET ROLE regress_dos_admin;
SELECT tipo, mensaje FROM nivel.previsualizar('por_suya', 1);
SELECT (nivel.ajustar('por_suya', 1)).mensaje;
SELECT (nivel.ajustar('de_por_suya', 1)).mensaje;
SELECT (nivel.ajustar('de_por_suya', 2)).mensaje;
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0003') WHERE tipo = 'impedimento';
RESET ROLE;
SELECT (nivel.ajustar('por_suya', 2)).mensaje;
SELECT a.quienes(), a.olvidar();
-- Quien tiene los derechos del otro puede llamarla: corre como su dueño.
GRANT regress_dos_a TO regress_dos_b;
SET ROLE regress_dos_admin;
SELECT (nivel.ajustar('de_directo', 1)).mensaje;
SELECT (nivel.ajustar('de_directo', 2)).mensaje;
SELECT (nivel.ajustar('directo', 2)).mensaje;
RESET ROLE;
SELECT a.quienes(), a.olvidar();
SELECT rolname FROM pg_roles WHERE rolname LIKE 'regress\_dos\_%' AND rolsuper;
-- Un phinxlog con un índice así: se lee como su dueña, que no tiene los derechos del otro.
REVOKE regress_dos_a FROM regress_dos_b;
SET ROLE regress_dos_b;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean NOT NULL DEFAULT false);
CREATE INDEX ON suc0001.phinxlog (version) WHERE a.ev();
RESET ROLE;
SELECT a.olvidar();
SET ROLE regress_dos_admin;
SELECT mensaje, detalle ->> 'sqlstate', detalle ->> 'pista' FROM nivel.previsualizar_alta('suc0003') WHERE tipo = 'impedimento';
RESET ROLE;
SELECT a.quienes();
DROP OWNED BY regress_dos_a, regress_dos_b, regress_dos_admin CASCADE;
DROP ROLE regress_dos_a, regress_dos_b, regress_dos_admin;
