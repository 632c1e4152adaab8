-- El diagnóstico nombra los privilegios que alguien dio y los que alguien quitó; lo mismo le dice a un lector.
\pset format unaligned
\pset tuples_only on
CREATE ROLE regress_privilegios IN ROLE nivel_lector;
SET ROLE regress_privilegios;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'privilegios';
RESET ROLE;
REVOKE SELECT ON nivel.historial FROM nivel_lector;
REVOKE EXECUTE ON FUNCTION nivel.ajustar FROM PUBLIC;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'privilegios';
GRANT SELECT ON nivel.auditoria TO PUBLIC;
GRANT UPDATE (nivel) ON nivel.configuracion TO regress_privilegios;
SET ROLE regress_privilegios;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'privilegios';
RESET ROLE;
DROP OWNED BY regress_privilegios;
DROP ROLE regress_privilegios;
