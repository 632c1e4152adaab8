-- Una clave foránea a otra entidad de la sucursal: NV007 la nombra, con la tabla y su nivel.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (id int, zona_id int CONSTRAINT fk_zona REFERENCES suc0001.zonas);
SELECT nivel.configurar('zonas', 2);
SELECT nivel.ajustar('clientes', 1);
\echo :SQLSTATE
SELECT to_regclass('public.clientes'), to_regclass('suc0001.clientes');
