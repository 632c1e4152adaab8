-- Una vista materializada sobre la copia se vuelve a hacer; sobre una vista de la copia, la vista se redefine sin tocarla.
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int);
CREATE MATERIALIZED VIEW suc0001.m_zonas AS SELECT id FROM suc0001.zonas;
RESET nivel.captura;
SELECT 'suc0001.m_zonas'::regclass::oid AS era \gset
SELECT resultado FROM nivel.ajustar('zonas', 1, estrategia => 'copiar');
SELECT 'suc0001.m_zonas'::regclass <> :era AS otra, replace(pg_get_viewdef('suc0001.m_zonas'::regclass), 'zonas.', '') AS definicion;
SELECT resultado FROM nivel.ajustar('zonas', 2);
DROP MATERIALIZED VIEW suc0001.m_zonas;
CREATE VIEW suc0001.v_zonas AS SELECT id FROM suc0001.zonas;
CREATE MATERIALIZED VIEW suc0001.m_zonas AS SELECT id FROM suc0001.v_zonas;
SELECT 'suc0001.m_zonas'::regclass::oid AS era \gset
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT 'suc0001.m_zonas'::regclass = :era AS la_misma;
INSERT INTO public.zonas VALUES (1);
REFRESH MATERIALIZED VIEW suc0001.m_zonas;
TABLE suc0001.m_zonas;
