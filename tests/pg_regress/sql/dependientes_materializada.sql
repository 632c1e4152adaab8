-- Una vista materializada sobre la copia no sigue: NV007 que la nombra; sobre una vista de la copia, la vista se redefine sin tocarla.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int);
CREATE MATERIALIZED VIEW suc0001.m_zonas AS SELECT id FROM suc0001.zonas;
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regclass('suc0001.m_zonas');
DROP MATERIALIZED VIEW suc0001.m_zonas;
CREATE VIEW suc0001.v_zonas AS SELECT id FROM suc0001.zonas;
CREATE MATERIALIZED VIEW suc0001.m_zonas AS SELECT id FROM suc0001.v_zonas;
SELECT resultado FROM nivel.ajustar('zonas', 1);
INSERT INTO public.zonas VALUES (1);
REFRESH MATERIALIZED VIEW suc0001.m_zonas;
TABLE suc0001.m_zonas;
