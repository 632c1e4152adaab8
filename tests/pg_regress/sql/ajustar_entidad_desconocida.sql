-- Ni configurada ni con tablas: NV003, también con nombres que no pueden ser de una tabla.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA otro;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE otro.ajena (id int);
SELECT nivel.ajustar('noexiste', 1);
\echo :SQLSTATE
\set VERBOSITY terse
SELECT nivel.ajustar('', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('ZONAS', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('suc0001.zonas', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('ajena', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('a"b''c;--', 1);
\echo :SQLSTATE
SELECT nivel.ajustar(repeat('ñ', 32), 1);
\echo :SQLSTATE
