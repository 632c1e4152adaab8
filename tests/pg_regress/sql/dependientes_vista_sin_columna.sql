-- Con referencia, la vista de la copia que se elimina usa una columna que la compartida no tiene, o de otro tipo: NV007 que la nombra.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0002.zonas (id int, nombre text);
-- of two tables: from 16 on the server does not qualify the columns of one alone
CREATE VIEW suc0002.v_zonas AS SELECT z.id, z.nombre FROM suc0002.zonas z, suc0002.zonas w;
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1, referencia => 'suc0001');
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), pg_get_viewdef('suc0002.v_zonas'::regclass) AS definicion;
DROP VIEW suc0002.v_zonas;
SELECT resultado FROM nivel.ajustar('zonas', 1, referencia => 'suc0001');
