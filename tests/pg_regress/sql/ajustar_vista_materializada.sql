-- Una vista materializada no es una copia: NV004.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE MATERIALIZED VIEW suc0001.zonas AS SELECT 1 AS id;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
