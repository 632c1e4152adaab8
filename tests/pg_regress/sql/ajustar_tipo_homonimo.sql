-- public tiene otro tipo con el nombre del de la sucursal: no se confunden, es un rechazo.
\pset format unaligned
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE TYPE public.tipo AS ENUM ('z');
CREATE TYPE suc0001.tipo AS ENUM ('a');
CREATE TABLE suc0001.comprobantes (t suc0001.tipo);
SELECT resultado FROM nivel.ajustar('comprobantes', 1);
\echo :SQLSTATE
SELECT to_regclass('public.comprobantes'), enum_range(NULL::public.tipo);
