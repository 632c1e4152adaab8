-- Una vista con el nombre de la entidad en una sucursal no es una copia: NV004.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.zonas (id int);
CREATE VIEW suc0002.zonas AS SELECT 1 AS id;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT to_regclass('suc0001.zonas'), to_regclass('public.zonas');
