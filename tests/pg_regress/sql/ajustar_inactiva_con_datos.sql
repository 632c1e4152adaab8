-- Una sucursal dada de baja conserva sus datos: se verifica igual.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0002.zonas (id int);
INSERT INTO suc0002.zonas VALUES (7);
SELECT nivel.baja_sucursal('suc0002');
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
