-- Con referencia, la vista de la copia que se elimina usa una columna que la compartida no tiene, o de otro tipo: NV007 que la nombra.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0002.zonas (id int, nombre text);
CREATE VIEW suc0002.v_zonas AS SELECT id, nombre FROM suc0002.zonas;
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1, referencia => 'suc0001');
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), replace(pg_get_viewdef('suc0002.v_zonas'::regclass), 'zonas.', '') AS definicion;
DROP VIEW suc0002.v_zonas;
SELECT resultado FROM nivel.ajustar('zonas', 1, referencia => 'suc0001');
