-- Una fila en una tabla que hereda de la copia, en otro esquema: NV001 y el mensaje nombra la hija.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA archivo;
CREATE TABLE suc0001.ventas (anio int);
CREATE TABLE archivo.ventas_2020 () INHERITS (suc0001.ventas);
CREATE TABLE archivo.ventas_nieta () INHERITS (archivo.ventas_2020);
INSERT INTO archivo.ventas_nieta VALUES (2020);
SELECT nivel.ajustar('ventas', 1);
\echo :SQLSTATE
DELETE FROM archivo.ventas_nieta;
SELECT nivel.ajustar('ventas', 1);
\echo :SQLSTATE
SELECT to_regclass('archivo.ventas_2020'), to_regclass('suc0001.ventas'), to_regclass('public.ventas');
