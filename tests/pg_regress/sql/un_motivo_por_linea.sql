-- DETAIL dice cada motivo una vez, y de cuántas sucursales.
\pset format unaligned
\pset tuples_only on
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SELECT format($$CREATE SCHEMA suc%1$s; CREATE TABLE suc%1$s.t (id int PRIMARY KEY);
CREATE DOMAIN suc%1$s.d AS suc%1$s.t;
CREATE TABLE suc%1$s.otra (CONSTRAINT c CHECK ((NULL::suc%1$s.t) IS NULL))$$, lpad(n::text, 4, '0')) FROM generate_series(1, 12) n \gexec
SELECT nivel.configurar('t', 2);
SELECT nivel.ajustar('t', 1);
SELECT length(motivo) < 200, length(detalle::text) < 4000 FROM nivel.intentos;
-- Pocas se dicen enteras.
SELECT format($$DROP SCHEMA suc%1$s CASCADE$$, lpad(n::text, 4, '0')) FROM generate_series(4, 12) n \gexec
SELECT nivel.ajustar('t', 1);
