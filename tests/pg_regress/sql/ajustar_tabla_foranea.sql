-- Una tabla foránea no es una copia: NV004, sin preguntarle nada al servidor remoto.
\set SHOW_CONTEXT never
CREATE FOREIGN DATA WRAPPER ajustar_foranea;
CREATE SERVER ajustar_lejos FOREIGN DATA WRAPPER ajustar_foranea;
CREATE SCHEMA suc0001;
CREATE FOREIGN TABLE suc0001.zonas (id int) SERVER ajustar_lejos;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
