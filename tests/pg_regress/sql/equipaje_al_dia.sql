-- Lo que vino a public con una tabla y otra puso al día (su migración lo cambió) sigue siendo de las que vinieron: se va con la última que lo usa.
-- Lo que cambió alguien es suyo, aunque después otra tabla lo encuentre igual.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
SELECT nivel.activar();
CREATE FUNCTION public.migrar(v bigint, que text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE e text;
BEGIN
    FOREACH e IN ARRAY '{suc0001,suc0002}'::text[] LOOP
        PERFORM set_config('search_path', e || ', public', true);
        EXECUTE que;
        EXECUTE format('INSERT INTO %I.phinxlog VALUES (%s, %L, now(), now())', e, v, 'M' || v);
    END LOOP;
END $$;
CREATE TABLE suc0001.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint bool NOT NULL DEFAULT false);
CREATE TABLE suc0002.phinxlog (version bigint PRIMARY KEY, migration_name varchar(100), start_time timestamp, end_time timestamp, breakpoint bool NOT NULL DEFAULT false);
SELECT nivel.configurar('a', 2), nivel.configurar('b', 2);
SELECT public.migrar(1, $$CREATE FUNCTION iva(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 21'; CREATE FUNCTION ib(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 3'$$);
SELECT public.migrar(2, $$CREATE TABLE a (n int CHECK (iva(n) > 0 AND ib(n) > 0))$$);
SELECT (nivel.ajustar('a', 1)).resultado;
-- Después, en las sucursales, cambian las dos, y hay otra tabla que las usa; en public, alguien cambió una.
SELECT public.migrar(3, $$CREATE OR REPLACE FUNCTION iva(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 105'; CREATE OR REPLACE FUNCTION ib(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 4'$$);
SELECT public.migrar(4, $$CREATE TABLE b (n int CHECK (iva(n) > 0 AND ib(n) > 0))$$);
CREATE OR REPLACE FUNCTION public.ib(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 5';
SELECT tipo, mensaje FROM nivel.previsualizar('b', 1) WHERE tipo NOT IN ('limpieza', 'verificacion');
SELECT (nivel.ajustar('b', 1)).resultado;
SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname IN ('iva', 'ib') ORDER BY 1;
SELECT (nivel.ajustar('b', 2)).resultado;
SELECT tipo, mensaje FROM nivel.previsualizar('a', 2) WHERE tipo IN ('advertencia', 'limpieza');
SELECT (nivel.ajustar('a', 2)).resultado;
SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname IN ('iva', 'ib') ORDER BY 1;
