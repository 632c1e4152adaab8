-- Una vista que además nombra la copia o su secuencia no la sigue: NV007, también con conservar.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE SCHEMA suc0002;
CREATE TABLE suc0001.zonas (id serial);
CREATE TABLE suc0002.zonas (id serial);
CREATE VIEW suc0002.v_zonas AS SELECT id, nextval('suc0002.zonas_id_seq') AS s, 'suc0002.zonas'::regclass AS r FROM suc0002.zonas;
SELECT nivel.ajustar('zonas', 1);
\echo :SQLSTATE
SELECT nivel.ajustar('zonas', 1, 'conservar');
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regclass('suc0002.zonas');
-- Un rol que escribe por la vista no pierde ese derecho sin que se diga.
CREATE ROLE regress_dep_vao;
GRANT USAGE ON SCHEMA suc0002 TO regress_dep_vao;
CREATE TABLE suc0001.rutas (id int);
CREATE TABLE suc0002.rutas (id int);
GRANT SELECT ON suc0001.rutas, suc0002.rutas TO regress_dep_vao;
GRANT INSERT ON suc0002.rutas TO regress_dep_vao;
CREATE VIEW suc0002.v_rutas AS SELECT id FROM suc0002.rutas;
ALTER VIEW suc0002.v_rutas OWNER TO regress_dep_vao;
SELECT nivel.ajustar('rutas', 1, referencia => 'suc0001');
\echo :SQLSTATE
DROP OWNED BY regress_dep_vao;
DROP ROLE regress_dep_vao;
