-- Lo que no cabe en una transacción pasa a su igual que sí cabe: índices y particiones CONCURRENTLY.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int, concurrente int);
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ix_zonas ON suc0001.zonas (id);
CREATE INDEX CONCURRENTLY ix_otro ON suc0001.zonas (concurrente);
CREATE INDEX CONCURRENTLY ON suc0001.zonas (id, concurrente);
DROP INDEX CONCURRENTLY suc0001.ix_otro;
REINDEX TABLE CONCURRENTLY suc0001.zonas;
SELECT resultado FROM nivel.ajustar('zonas', 1);
\d public.zonas
CREATE TYPE suc0001.color AS ENUM ('rojo');
CREATE TABLE suc0001.autos (id int, color suc0001.color DEFAULT 'rojo');
ALTER TYPE suc0001.color ADD VALUE 'verde' BEFORE 'rojo';
ALTER TABLE suc0001.autos ALTER color SET DEFAULT 'verde', ADD CHECK (color <> 'rojo');
SELECT resultado FROM nivel.ajustar('autos', 1);
\d public.autos
SELECT enum_range(NULL::public.color);
