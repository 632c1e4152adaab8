-- Two things of one name in one table, its branch's and the shared one's: they become one, and the preview says so.
\set QUIET 1
\pset tuples_only on
\pset format unaligned
SET client_min_messages = warning;
\set QUIET 0
CREATE TYPE public.igual AS ENUM ('a', 'b');
CREATE SEQUENCE public.num;
CREATE FUNCTION public.sello() RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TYPE public.solo_suyo AS ENUM ('a');
CREATE SCHEMA suc0001; CREATE SCHEMA suc0002;
DO $$
DECLARE s text;
BEGIN
    FOREACH s IN ARRAY '{suc0001,suc0002}'::text[] LOOP
        EXECUTE format('CREATE TYPE %1$I.igual AS ENUM (''a'', ''b''); CREATE SEQUENCE %1$I.num; CREATE TYPE %1$I.solo_suyo AS ENUM (''a'')', s);
        EXECUTE format('CREATE FUNCTION %I.sello() RETURNS int LANGUAGE sql IMMUTABLE AS ''SELECT 1''', s);
        EXECUTE format('CREATE TABLE %1$I.t (a %1$I.igual, b public.igual[], n int DEFAULT nextval(%2$L), m int DEFAULT nextval(''public.num''), s %1$I.solo_suyo,
                                             p int CHECK (p > %1$I.sello()), q int CHECK (q > public.sello()))', s, s || '.num');
    END LOOP;
END $$;
SELECT nivel.configurar('t', 2);
SELECT mensaje FROM nivel.previsualizar('t', 1) WHERE tipo = 'advertencia' AND mensaje LIKE '%una sola cosa%' ORDER BY 1;
SELECT nivel.ajustar('t', 1) IS NOT NULL;
SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = 'public.t'::regclass AND a.attname IN ('a', 'b', 's');
