-- AC-012: nadie modifica ni borra la auditoría, tampoco un superusuario.
\set SHOW_CONTEXT never
\set VERBOSITY terse
SELECT nivel.ajustar('noexiste', 1);
UPDATE nivel.auditoria SET mensaje = 'otra cosa';
\echo :SQLSTATE
UPDATE nivel.auditoria SET mensaje = 'otra cosa' WHERE false;
\echo :SQLSTATE
DELETE FROM nivel.auditoria;
\echo :SQLSTATE
TRUNCATE nivel.auditoria;
\echo :SQLSTATE
TRUNCATE nivel.auditoria, nivel.configuracion CASCADE;
\echo :SQLSTATE
MERGE INTO nivel.auditoria a USING (SELECT 1) x ON true WHEN MATCHED THEN DELETE;
\echo :SQLSTATE
INSERT INTO nivel.auditoria OVERRIDING SYSTEM VALUE SELECT * FROM nivel.auditoria ON CONFLICT (id) DO UPDATE SET mensaje = 'otra cosa';
\echo :SQLSTATE
SELECT fase, left(mensaje, 30) AS mensaje FROM nivel.auditoria WHERE accion NOT IN ('activar', 'configurar') ORDER BY id;
