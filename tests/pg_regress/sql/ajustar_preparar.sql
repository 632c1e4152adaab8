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
-- Lo que un superusuario cambia a mano, también; lo que trae un volcado no es un cambio.
SELECT nivel.configurar('zonas', 2), nivel.configurar('marcas', 1);
BEGIN;
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('rubros', 2);
PREPARE TRANSACTION 'regress_ajustar_preparar';
\echo :SQLSTATE
BEGIN;
UPDATE nivel.configuracion SET niveles_permitidos = '{2}' WHERE entidad = 'zonas';
PREPARE TRANSACTION 'regress_ajustar_preparar';
BEGIN;
DELETE FROM nivel.configuracion WHERE entidad = 'marcas';
PREPARE TRANSACTION 'regress_ajustar_preparar';
BEGIN;
TRUNCATE nivel.configuracion;
PREPARE TRANSACTION 'regress_ajustar_preparar';
BEGIN;
SET LOCAL check_function_bodies = off;
SET LOCAL row_security = off;
INSERT INTO nivel.configuracion (entidad, nivel) VALUES ('rubros', 2);
PREPARE TRANSACTION 'regress_ajustar_preparar';
ROLLBACK PREPARED 'regress_ajustar_preparar';
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
