-- Cada alta queda en el historial: exitosa, fallida, revertida; con lo pedido y lo hecho. Deshecha, no queda nada más.
\pset format unaligned
\set SHOW_CONTEXT never
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SET nivel.usuario = 'jperez';
SELECT intento IS NOT NULL AS intento, milisegundos > 0 AS tarda FROM nivel.alta_sucursal('suc0002');
SELECT nivel.alta_sucursal('suc0002');
BEGIN;
SELECT esquema FROM nivel.alta_sucursal('suc0003');
ROLLBACK;
BEGIN;
SAVEPOINT s;
SELECT esquema FROM nivel.alta_sucursal('central');
ROLLBACK TO s;
COMMIT;
SELECT esquema FROM nivel.completar_sucursal('suc0002');
SELECT accion, usuario_aplicacion, entidad, nivel_origen, nivel_destino, resultado, motivo, sqlstate FROM nivel.historial ORDER BY momento;
SELECT detalle FROM nivel.historial WHERE accion = 'alta_sucursal' ORDER BY momento LIMIT 2;
SELECT nspname FROM pg_namespace WHERE nspname ~ '^(suc|central)' ORDER BY 1;
SELECT * FROM nivel.sucursal_registrada;
SELECT esquema, entidad, efecto, origen FROM nivel.bitacora ORDER BY id;
-- no se prepara
BEGIN;
SELECT esquema FROM nivel.alta_sucursal('suc0004');
PREPARE TRANSACTION 'alta_auditoria';
