-- Una copia que es partición o hija de otra tabla no es de la sucursal: NV004.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE SCHEMA central;
CREATE TABLE central.zonas (id int) PARTITION BY LIST (id);
CREATE TABLE suc0001.zonas PARTITION OF central.zonas FOR VALUES IN (1);
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
CREATE TABLE central.rubros (id int);
CREATE TABLE suc0002.rubros () INHERITS (central.rubros);
SELECT nivel.ajustar('rubros', 1);
\echo :SQLSTATE
