-- Una vista que reúne dos sucursales repetiría filas: NV007 que nombra las tablas; también a través de otra vista.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0002.zonas (id int);
CREATE VIEW public.v_todas AS SELECT 1 AS suc, * FROM suc0001.zonas UNION ALL SELECT 2, * FROM suc0002.zonas;
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
DROP VIEW public.v_todas;
CREATE VIEW suc0001.v1 AS SELECT id FROM suc0001.zonas;
CREATE VIEW suc0002.v2 AS SELECT id FROM suc0002.zonas;
CREATE VIEW public.v_todas AS SELECT * FROM suc0001.v1 UNION ALL SELECT * FROM suc0002.v2;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
DROP VIEW public.v_todas;
SELECT resultado FROM nivel.ajustar('zonas', 1);
