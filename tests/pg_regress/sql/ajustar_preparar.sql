-- Después de un cambio por nivel la transacción no se puede preparar; sin él, sí.
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
BEGIN;
SELECT (nivel.ajustar('zonas', 1)).resultado;
PREPARE TRANSACTION 'regress_ajustar_preparar';
\echo :SQLSTATE
SELECT to_regclass('public.zonas'), to_regclass('suc0001.zonas');
SELECT resultado FROM nivel.intentos;
-- Las demás llamadas que cambian algo, igual.
BEGIN;
SELECT nivel.configurar('rubros', 2);
PREPARE TRANSACTION 'regress_ajustar_preparar';
BEGIN;
SELECT nivel.registrar_sucursal('suc0001', 2);
PREPARE TRANSACTION 'regress_ajustar_preparar';
SELECT count(*) FROM nivel.configuracion;
SELECT count(*) FROM nivel.sucursal_registrada;
SELECT accion, resultado FROM nivel.historial WHERE accion <> 'activar' ORDER BY accion;
-- Lo rechazado no cambió nada.
BEGIN;
SAVEPOINT s;
SELECT nivel.ajustar('noexiste', 1);
ROLLBACK TO SAVEPOINT s;
PREPARE TRANSACTION 'regress_ajustar_preparar';
ROLLBACK PREPARED 'regress_ajustar_preparar';
BEGIN;
CREATE TABLE suc0001.rubros (id int);
PREPARE TRANSACTION 'regress_ajustar_preparar';
ROLLBACK PREPARED 'regress_ajustar_preparar';
