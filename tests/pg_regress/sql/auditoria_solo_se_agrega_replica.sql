-- Tampoco con session_replication_role = replica, que apaga los disparadores comunes.
\set SHOW_CONTEXT never
\set VERBOSITY terse
SELECT nivel.ajustar('noexiste', 1);
SET session_replication_role = replica;
UPDATE nivel.auditoria SET mensaje = 'otra cosa';
\echo :SQLSTATE
DELETE FROM nivel.auditoria;
\echo :SQLSTATE
TRUNCATE nivel.auditoria;
\echo :SQLSTATE
SET session_replication_role = local;
DELETE FROM nivel.auditoria;
\echo :SQLSTATE
RESET session_replication_role;
SELECT count(*) FROM nivel.auditoria WHERE accion NOT IN ('activar', 'configurar');
