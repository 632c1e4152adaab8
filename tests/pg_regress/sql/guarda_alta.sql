-- Aunque alguien le haya dado INSERT a un rol, las tablas de la auditoría y la bitácora las escribe solo la extensión.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_guarda_alta IN ROLE nivel_administrador;
GRANT INSERT, UPDATE, DELETE, TRUNCATE ON nivel.auditoria, nivel.sello, nivel.bitacora, nivel.registro_phinx TO regress_guarda_alta;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA nivel TO regress_guarda_alta;
SET ROLE regress_guarda_alta;
INSERT INTO nivel.auditoria (intento, fase, accion, usuario, rol, pid, sistema, version) VALUES (gen_random_uuid(), 'error', 'ajustar', 'x', 'x', 1, 'x', 'x');
\set VERBOSITY terse
INSERT INTO nivel.sello (numero, rol, desde, hasta, ids, huellas, resumen) VALUES (1, 'x', 1, 1, '{}', '{}', 'x');
INSERT INTO nivel.bitacora (xid, rol, clase, etiqueta, exacta, efecto, sesion) VALUES ('1', 'x', 'table', 'x', true, 'crea', 'x');
INSERT INTO nivel.registro_phinx (xid, rol, esquema, tabla, version, accion, sentencias, hasta_bitacora, sesion) VALUES ('1', 'x', 'x', 'x', 1, 'aplicada', 0, 0, 'x');
UPDATE nivel.bitacora SET sentencia = 'x' WHERE false;
UPDATE nivel.auditoria SET mensaje = 'x' WHERE false;
DELETE FROM nivel.sello;
TRUNCATE nivel.sello;
-- Sus cambios y sus sentencias se registran como los de cualquiera.
SELECT nivel.configurar('zonas', 2);
RESET ROLE;
CREATE SCHEMA suc0001 AUTHORIZATION regress_guarda_alta;
SET ROLE regress_guarda_alta;
CREATE TABLE suc0001.zonas (id int);
RESET ROLE;
SELECT accion, fase FROM nivel.auditoria WHERE rol = 'regress_guarda_alta' ORDER BY id;
SELECT entidad, sentencia FROM nivel.bitacora WHERE rol = 'regress_guarda_alta' ORDER BY id;
DROP OWNED BY regress_guarda_alta;
DROP ROLE regress_guarda_alta;
