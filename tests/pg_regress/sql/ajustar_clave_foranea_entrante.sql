-- Una clave foránea que apunta a la copia: NV007 la nombra, nunca CASCADE.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int PRIMARY KEY);
CREATE TABLE suc0001.clientes (id int, zona_id int CONSTRAINT fk_zona REFERENCES suc0001.zonas);
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT conname FROM pg_constraint WHERE conrelid = 'suc0001.clientes'::regclass;
