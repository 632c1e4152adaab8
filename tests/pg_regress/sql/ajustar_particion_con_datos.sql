-- Una fila en una partición, en otro esquema, impide el ajuste y el mensaje nombra la partición.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA archivo;
CREATE TABLE suc0001.ventas (anio int) PARTITION BY LIST (anio);
CREATE TABLE suc0001.ventas_2023 PARTITION OF suc0001.ventas FOR VALUES IN (2023);
CREATE TABLE archivo.ventas_2020 PARTITION OF suc0001.ventas FOR VALUES IN (2020) PARTITION BY LIST (anio);
CREATE TABLE archivo.ventas_2020_todo PARTITION OF archivo.ventas_2020 DEFAULT;
INSERT INTO suc0001.ventas VALUES (2020);
SELECT nivel.ajustar('ventas', 1);
\echo :SQLSTATE
