-- Conservar con un nombre que el servidor cortaría: NV002.
\set SHOW_CONTEXT never
SELECT repeat('x', 56) AS largo \gset
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.:"largo" (id int);
SELECT nivel.ajustar(:'largo', 1, 'conservar');
\echo :SQLSTATE
SELECT (nivel.ajustar(:'largo', 1, 'eliminar')).resultado;
