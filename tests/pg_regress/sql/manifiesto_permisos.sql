-- Registra un administrador; lee un lector; nadie escribe la tabla ni quita su guarda.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_manifiesto_nadie;
CREATE ROLE regress_manifiesto_lector IN ROLE nivel_lector;
CREATE ROLE regress_manifiesto_admin IN ROLE nivel_administrador;
SET ROLE regress_manifiesto_admin;
SELECT nivel.registrar_manifiesto('m', '{"formato":1,"epicas":[]}');
SET ROLE regress_manifiesto_nadie;
SELECT nivel.registrar_manifiesto('m', '{"formato":1,"epicas":[],"proyecto":"x"}');
\echo :SQLSTATE
\set VERBOSITY terse
SELECT count(*) FROM nivel.manifiestos;
SELECT count(*) FROM nivel.manifiesto;
SET ROLE regress_manifiesto_lector;
SELECT nivel.registrar_manifiesto('m', '{"formato":1,"epicas":[],"proyecto":"x"}');
\echo :SQLSTATE
SELECT nombre, version, manifiesto FROM nivel.manifiestos;
SET ROLE regress_manifiesto_admin;
INSERT INTO nivel.manifiesto (nombre, version, documento, registrado_por) VALUES ('m', 2, '{}', 'x');
DELETE FROM nivel.manifiesto;
RESET ROLE;
-- Ni un superusuario, a mano.
INSERT INTO nivel.manifiesto (nombre, version, documento, registrado_por) VALUES ('m', 2, '{}', 'x');
UPDATE nivel.manifiesto SET documento = '{}';
DELETE FROM nivel.manifiesto;
TRUNCATE nivel.manifiesto;
SET session_replication_role = replica;
DELETE FROM nivel.manifiesto;
RESET session_replication_role;
ALTER TABLE nivel.manifiesto DISABLE TRIGGER nivel_cuidar;
\echo :SQLSTATE
DROP TRIGGER nivel_cuidar ON nivel.manifiesto;
ALTER TABLE nivel.manifiesto ADD COLUMN x int;
DROP TABLE nivel.manifiesto;
SELECT nombre, version FROM nivel.manifiesto;
SELECT estado FROM nivel.diagnostico() WHERE control = 'guardas';
SET nivel.permitir_desmontaje = on;
ALTER TABLE nivel.manifiesto DISABLE TRIGGER nivel_cuidar;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'guardas';
ALTER TABLE nivel.manifiesto ENABLE ALWAYS TRIGGER nivel_cuidar;
RESET nivel.permitir_desmontaje;
SELECT accion, rol, resultado, sqlstate FROM nivel.historial WHERE accion = 'registrar_manifiesto' ORDER BY momento;
DROP ROLE regress_manifiesto_nadie, regress_manifiesto_lector, regress_manifiesto_admin;
