-- Una partición en otro esquema no va con su tabla: se rechaza nombrándola, también si está vacía.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA archivo;
CREATE TABLE suc0001.ventas (anio int) PARTITION BY LIST (anio);
CREATE TABLE archivo.ventas_2020 PARTITION OF suc0001.ventas FOR VALUES IN (2020);
SELECT nivel.ajustar('ventas', 1);
\echo :SQLSTATE
SELECT to_regclass('archivo.ventas_2020'), to_regclass('public.ventas');
