-- Sella nivel_administrador, en una transacción propia; verifica nivel_lector.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE ROLE regress_sello_lector IN ROLE nivel_lector;
CREATE ROLE regress_sello_admin IN ROLE nivel_administrador;
CREATE ROLE regress_sello_nadie;
BEGIN;
SELECT nivel.sellar_auditoria();
ROLLBACK;
\set VERBOSITY terse
DO $$ BEGIN PERFORM nivel.sellar_auditoria(); EXCEPTION WHEN OTHERS THEN RAISE NOTICE '%', SQLSTATE; END $$;
SET default_transaction_isolation = 'repeatable read';
SELECT nivel.sellar_auditoria();
RESET default_transaction_isolation;
SET default_transaction_read_only = on;
SELECT nivel.sellar_auditoria();
RESET default_transaction_read_only;
SET ROLE regress_sello_lector;
SELECT nivel.sellar_auditoria();
SELECT count(*) FROM nivel.verificar_auditoria();
SELECT count(*) FROM nivel.sello;
SET ROLE regress_sello_nadie;
SELECT nivel.sellar_auditoria();
SELECT count(*) FROM nivel.verificar_auditoria();
TABLE nivel.sello;
SET ROLE regress_sello_admin;
SELECT length(nivel.sellar_auditoria());
INSERT INTO nivel.sello (numero, rol, desde, hasta, ids, huellas, resumen) VALUES (2, 'x', 1, 1, '{}', '{}', 'x');
RESET ROLE;
UPDATE nivel.sello SET resumen = 'x';
DELETE FROM nivel.sello;
TRUNCATE nivel.sello;
SELECT accion, rol, resultado FROM nivel.historial WHERE accion = 'sellar_auditoria' ORDER BY momento;
SELECT count(*) FROM nivel.verificar_auditoria();
DROP ROLE regress_sello_lector, regress_sello_admin, regress_sello_nadie;
