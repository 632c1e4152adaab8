-- Copias que usan tipos de public (dominio, enumerado, compuesto, vectores): la compartida los usa igual.
\pset format unaligned
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE DOMAIN public.importe AS numeric(12, 2) CHECK (VALUE >= 0);
CREATE TYPE public.estado AS ENUM ('alta', 'baja');
CREATE TYPE public.domicilio AS (calle text, numero int);
CREATE TABLE suc0001.a (x importe);
CREATE TABLE suc0001.b (x estado DEFAULT 'alta');
CREATE TABLE suc0001.c (x public.domicilio, y estado[]);
SELECT resultado FROM nivel.ajustar('a', 1);
SELECT resultado FROM nivel.ajustar('b', 1);
SELECT resultado FROM nivel.ajustar('c', 1);
SELECT relname, attname, format_type(atttypid, atttypmod) FROM pg_class c JOIN pg_attribute ON attrelid = c.oid
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 ORDER BY relname, attnum;
