-- Un argumento nulo es un error con código, no un resultado nulo.
\set SHOW_CONTEXT never
SELECT nivel.ajustar(NULL, 1);
\echo :SQLSTATE
SELECT nivel.ajustar('zonas', NULL);
\echo :SQLSTATE
SELECT nivel.ajustar(NULL, NULL, NULL, NULL);
\echo :SQLSTATE
