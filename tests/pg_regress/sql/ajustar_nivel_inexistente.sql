-- Los niveles son 1, 2 y 3.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.ajustar('zonas', 0);
\echo :SQLSTATE
SELECT nivel.ajustar('zonas', 4);
\echo :SQLSTATE
SELECT nivel.ajustar('zonas', -2147483648);
\echo :SQLSTATE
