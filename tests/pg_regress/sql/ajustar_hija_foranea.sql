-- Una tabla foránea que hereda de la copia tampoco se consulta: el ajuste se rechaza nombrándola.
\set SHOW_CONTEXT never
CREATE FOREIGN DATA WRAPPER ajustar_hija_foranea;
CREATE SERVER ajustar_lejos FOREIGN DATA WRAPPER ajustar_hija_foranea;
CREATE SCHEMA suc0001;
CREATE SCHEMA archivo;
CREATE TABLE suc0001.zonas (id int);
CREATE FOREIGN TABLE archivo.zonas_lejos () INHERITS (suc0001.zonas) SERVER ajustar_lejos;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
