-- Lo que las sucursales concedieron o quitaron, por una migración que public no tiene, sobre lo que la tabla usa y public ya tiene: se hace allí antes de registrarla.
-- Lo demás que la migración cambia, y public tiene aparte, se dice.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SELECT count(*) FROM nivel.activar();
CREATE TABLE public.phinxlog(version bigint primary key, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean not null default false);
BEGIN; CREATE FUNCTION f(int) RETURNS int LANGUAGE sql IMMUTABLE SECURITY DEFINER AS 'SELECT $1'; CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (id int DEFAULT f(1), e e); CREATE VIEW vt AS SELECT id FROM t; INSERT INTO public.phinxlog VALUES (1,'M1',now(),now()); COMMIT;
CREATE SCHEMA suc0001;
CREATE ROLE regress_f4;
CREATE TABLE suc0001.phinxlog(version bigint primary key, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint boolean not null default false);
SET search_path=suc0001,public;
BEGIN; CREATE FUNCTION f(int) RETURNS int LANGUAGE sql IMMUTABLE SECURITY DEFINER AS 'SELECT $1'; CREATE TYPE e AS ENUM ('a'); CREATE TABLE t (id int DEFAULT f(1), e e); CREATE VIEW vt AS SELECT id FROM t; INSERT INTO suc0001.phinxlog VALUES (1,'M1',now(),now()); COMMIT;
BEGIN; REVOKE EXECUTE ON FUNCTION f(int) FROM PUBLIC; REVOKE USAGE ON TYPE e FROM PUBLIC; GRANT EXECUTE ON FUNCTION f(int) TO regress_f4; ALTER TABLE t ADD n int; CREATE OR REPLACE VIEW vt AS SELECT id, n FROM t; INSERT INTO suc0001.phinxlog VALUES (2,'M2',now(),now()); COMMIT;
RESET search_path;
SELECT nivel.configurar('t',2);
SELECT tipo,mensaje FROM nivel.previsualizar('t',1);
SELECT mensaje FROM nivel.ajustar('t',1);
SELECT version FROM public.phinxlog;
SELECT oid::regprocedure, has_function_privilege('regress_f4', oid, 'EXECUTE'), EXISTS (SELECT FROM aclexplode(proacl) WHERE grantee = 0) FROM pg_proc WHERE proname = 'f' AND pronamespace IN ('public'::regnamespace, 'suc0001'::regnamespace) ORDER BY pronamespace;
SELECT oid::regtype, EXISTS (SELECT FROM aclexplode(coalesce(typacl, acldefault('T', typowner))) WHERE grantee = 0) FROM pg_type WHERE typname = 'e' ORDER BY typnamespace;
DROP OWNED BY regress_f4; DROP ROLE regress_f4;
