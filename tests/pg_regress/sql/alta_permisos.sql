-- Quien no administra es denegado, y queda dicho; quien administra sin ser superusuario puede, y lo nuevo es del dueño de las demás.
\pset format unaligned
\set SHOW_CONTEXT never
SET client_min_messages = warning;
CREATE ROLE regress_alta_nadie;
CREATE ROLE regress_alta_lector IN ROLE nivel_lector;
CREATE ROLE regress_alta_admin IN ROLE nivel_administrador;
CREATE ROLE regress_alta_duenio;
CREATE SCHEMA suc0001 AUTHORIZATION regress_alta_duenio;
CREATE TABLE suc0001.zonas (id int);
ALTER TABLE suc0001.zonas OWNER TO regress_alta_duenio;
SET ROLE regress_alta_nadie;
SELECT nivel.alta_sucursal('suc0002');
\echo :SQLSTATE
SELECT nivel.previsualizar_alta('suc0002');
\echo :SQLSTATE
SELECT nivel.completar_sucursal('suc0002');
\echo :SQLSTATE
SET ROLE regress_alta_lector;
SELECT nivel.alta_sucursal('suc0002');
\echo :SQLSTATE
RESET ROLE;
SELECT to_regnamespace('suc0002');
SET ROLE regress_alta_admin;
SELECT tipo, mensaje FROM nivel.previsualizar_alta('suc0002') WHERE tipo IN ('verificacion', 'impedimento');
SELECT esquema, tablas FROM nivel.alta_sucursal('suc0002');
SELECT count(*) FROM suc0002.zonas;
DROP TABLE suc0002.zonas;
RESET ROLE;
SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'suc0002';
SELECT relowner::regrole FROM pg_class WHERE oid = 'suc0002.zonas'::regclass;
SET ROLE regress_alta_duenio;
CREATE TABLE suc0002.otra (id int);
RESET ROLE;
SELECT accion, rol, resultado, sqlstate FROM nivel.historial WHERE accion ~ 'alta|completar' ORDER BY momento;
DROP SCHEMA suc0001, suc0002 CASCADE;
DROP OWNED BY regress_alta_duenio;
DROP ROLE regress_alta_nadie, regress_alta_lector, regress_alta_admin, regress_alta_duenio;
