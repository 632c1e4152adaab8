-- El orden de las columnas es una sola diferencia, y solo cuenta el de las que están en las dos.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA suc0003;
CREATE TABLE suc0001.zonas (id int, nombre text, "Año" int, activa boolean);
CREATE TABLE suc0002.zonas ("Año" int, id int, nombre text, activa boolean);
CREATE TABLE suc0003.zonas (id int, "Año" int, activa boolean);
SELECT * FROM nivel.deriva('zonas', referencia => 'suc0001');
-- Una columna quitada y puesta otra vez queda al final.
CREATE TABLE suc0001.b (x int, y int);
CREATE TABLE suc0002.b (x int, y int);
ALTER TABLE suc0002.b DROP x;
ALTER TABLE suc0002.b ADD x int;
SELECT * FROM nivel.deriva('b');
