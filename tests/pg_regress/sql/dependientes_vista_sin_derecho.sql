-- El dueño de la vista podía leer la copia y no podría leer la compartida: NV007; concedido, la sigue.
\set SHOW_CONTEXT never
CREATE ROLE regress_dep_vsd;
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
SET nivel.captura = off;
CREATE TABLE suc0001.zonas (id int);
CREATE TABLE suc0002.zonas (id int);
GRANT SELECT ON suc0002.zonas TO regress_dep_vsd;
CREATE VIEW suc0002.v_zonas AS SELECT id FROM suc0002.zonas;
ALTER VIEW suc0002.v_zonas OWNER TO regress_dep_vsd;
RESET nivel.captura;
SELECT nivel.ajustar('zonas', 1, referencia => 'suc0001');
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regclass('suc0002.zonas'), replace(pg_get_viewdef('suc0002.v_zonas'::regclass), 'zonas.', '') AS definicion;
GRANT SELECT ON suc0001.zonas TO regress_dep_vsd;
SELECT resultado, estrategia FROM nivel.ajustar('zonas', 1, referencia => 'suc0001');
SELECT replace(pg_get_viewdef('suc0002.v_zonas'::regclass), 'zonas.', '') AS definicion;
DROP OWNED BY regress_dep_vsd;
DROP ROLE regress_dep_vsd;
