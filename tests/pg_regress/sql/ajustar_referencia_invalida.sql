-- La referencia debe ser un esquema con una copia.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0003;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0002.zonas (id int);
SELECT nivel.ajustar('zonas', 1, referencia => 'suc0003');
\echo :SQLSTATE
SELECT nivel.ajustar('zonas', 1, referencia => 'public');
\echo :SQLSTATE
SELECT nivel.ajustar('zonas', 1, referencia => '');
\echo :SQLSTATE
