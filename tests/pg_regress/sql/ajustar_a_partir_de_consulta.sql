-- CREATE TABLE AS no se reproduce: se rechaza por su nombre.
\pset format unaligned
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas AS SELECT 1 AS id WITH NO DATA;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
