-- SET ROLE no esconde a nadie: quedan el rol de la sesión y el que rige.
\pset format unaligned
CREATE ROLE regress_auditoria_persona;
CREATE ROLE regress_auditoria_cargo IN ROLE nivel_administrador;
GRANT regress_auditoria_cargo TO regress_auditoria_persona;
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SET SESSION AUTHORIZATION regress_auditoria_persona;
SET ROLE regress_auditoria_cargo;
SELECT resultado FROM nivel.ajustar('zonas', 1);
RESET SESSION AUTHORIZATION;
SELECT usuario, rol, fase FROM nivel.auditoria WHERE accion NOT IN ('activar', 'configurar') ORDER BY id;
SELECT usuario, resultado FROM nivel.intentos;
SELECT modificado_por FROM nivel.configuracion;
DROP ROLE regress_auditoria_persona, regress_auditoria_cargo;
