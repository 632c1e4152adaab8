-- Después de un ajuste la transacción no se puede preparar; sin ajuste, sí.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
BEGIN;
SELECT (nivel.ajustar('zonas', 1)).resultado;
PREPARE TRANSACTION 'regress_ajustar_preparar';
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
SELECT resultado FROM nivel.intentos;
BEGIN;
CREATE TABLE suc0001.rubros (id int);
PREPARE TRANSACTION 'regress_ajustar_preparar';
ROLLBACK PREPARED 'regress_ajustar_preparar';
