-- Una fila sin columnas, o con todo nulo, es una fila.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.vacua ();
INSERT INTO suc0001.vacua DEFAULT VALUES;
SELECT nivel.ajustar('vacua', 1);
CREATE TABLE suc0001.nula (id int);
INSERT INTO suc0001.nula VALUES (NULL);
SELECT nivel.ajustar('nula', 1);
