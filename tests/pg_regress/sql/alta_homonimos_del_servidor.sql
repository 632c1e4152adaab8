-- What a branch calls like a type of the server takes its place nowhere: not in a view or a rule of somebody else, when a branch is made like it.
\set QUIET 1
\pset tuples_only on
\pset format unaligned
SET client_min_messages = warning;
\set SHOW_CONTEXT never
CREATE ROLE regress_mala; CREATE ROLE regress_admin_alta IN ROLE nivel_administrador;
\set QUIET 0
CREATE SCHEMA suc0001 AUTHORIZATION regress_mala;
CREATE TABLE suc0001.tab (id int PRIMARY KEY, x text);
CREATE TABLE suc0001.otra (x text);
CREATE VIEW suc0001.vtab AS SELECT id FROM suc0001.tab WHERE x = ANY ('{q}'::text[]);
CREATE MATERIALIZED VIEW suc0001.mtab AS SELECT id, '{q}'::text[] AS q FROM suc0001.tab;
CREATE RULE r AS ON INSERT TO suc0001.tab WHERE new.x = ANY ('{q}'::text[]) DO ALSO INSERT INTO suc0001.otra VALUES (ARRAY['q']::text[]);
CREATE RULE rv AS ON UPDATE TO suc0001.vtab DO INSTEAD UPDATE suc0001.tab SET x = ('{q}'::text[])[1];
COMMENT ON VIEW suc0001.vtab IS 'de texto';
SET ROLE regress_mala;
-- Only of the server's own functions; whoever checks it leaves word.
CREATE DOMAIN suc0001.text AS pg_catalog.text CHECK (current_user = 'regress_mala' OR length(set_config('regress.corrio_como', current_user, false)) < 0);
CREATE TABLE suc0001.suya (t suc0001.text);
CREATE VIEW suc0001.vsuya AS SELECT t, 'a'::text AS u FROM suc0001.suya;
RESET ROLE;
SET ROLE regress_admin_alta;
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0003') WHERE tipo IN ('impedimento', 'estructura');
SELECT tablas, vistas FROM nivel.alta_sucursal('suc0003');
RESET ROLE;
SELECT current_setting('regress.corrio_como', true);
SELECT regexp_replace(pg_get_viewdef('suc0003.vtab'::regclass), '(tab|suya)\.', '', 'g'), obj_description('suc0003.vtab'::regclass);
SELECT regexp_replace(pg_get_viewdef('suc0003.vsuya'::regclass), '(tab|suya)\.', '', 'g');
SELECT DISTINCT format_type(d.refobjid, NULL) FROM pg_depend d JOIN pg_rewrite w ON w.oid = d.objid WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_type'::regclass AND w.ev_class IN (SELECT oid FROM pg_class WHERE relnamespace = 'suc0003'::regnamespace) AND d.refobjid >= 16384 ORDER BY 1;
-- completar, in a workshop of its own.
DROP VIEW suc0003.vtab; DROP MATERIALIZED VIEW suc0003.mtab; DROP TABLE suc0003.otra CASCADE;
SET ROLE regress_admin_alta;
SELECT mensaje FROM nivel.completar_sucursal('suc0003', 'suc0001');
RESET ROLE;
SELECT current_setting('regress.corrio_como', true);
SELECT regexp_replace(pg_get_viewdef('suc0003.vtab'::regclass), '(tab|suya)\.', '', 'g');
\set QUIET 1
DROP SCHEMA suc0001, suc0003 CASCADE; DROP OWNED BY regress_mala, regress_admin_alta; DROP ROLE regress_mala, regress_admin_alta;
