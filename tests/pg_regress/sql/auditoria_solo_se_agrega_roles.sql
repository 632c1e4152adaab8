-- Ni quien lee ni quien administra pueden escribirla a mano; el rechazo tiene su HINT.
\set SHOW_CONTEXT never
CREATE ROLE regress_auditoria_roles IN ROLE nivel_administrador;
SELECT nivel.ajustar('noexiste', 1);
SET ROLE regress_auditoria_roles;
SELECT count(*) FROM nivel.auditoria WHERE accion NOT IN ('activar', 'configurar');
INSERT INTO nivel.auditoria (intento, fase, accion, usuario, rol, pid, sistema, version) VALUES (gen_random_uuid(), 'ok', 'x', 'x', 'x', 1, 'x', 'x');
UPDATE nivel.auditoria SET mensaje = 'otra cosa';
DELETE FROM nivel.auditoria;
TRUNCATE nivel.auditoria;
SELECT nextval('nivel.auditoria_id_seq');
ALTER TABLE nivel.auditoria DISABLE TRIGGER ALL;
RESET ROLE;
DELETE FROM nivel.auditoria;
DROP ROLE regress_auditoria_roles;
