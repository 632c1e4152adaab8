-- Toda llamada que cambia algo deja su intento y su resultado, no solo nivel.ajustar: lograda, rechazada o deshecha.
\pset format unaligned
\set VERBOSITY terse
CREATE SCHEMA central;
SELECT nivel.configurar('zonas', 2);
SELECT nivel.configurar('zonas', 9);
SELECT nivel.configurar(NULL, 2);
SELECT nivel.registrar_sucursal('central');
SELECT nivel.registrar_sucursal('nohay');
SELECT nivel.baja_sucursal('central');
SELECT nivel.baja_sucursal('nohay');
BEGIN;
SELECT nivel.configurar('rubros', 2);
ROLLBACK;
BEGIN;
SAVEPOINT s;
SELECT nivel.registrar_sucursal('central');
ROLLBACK TO s;
COMMIT;
SELECT count(*) > 0 AS desactivada FROM nivel.desactivar();
SELECT count(*) > 0 AS activada FROM nivel.activar();
SELECT accion, entidad, nivel_origen AS desde, nivel_destino AS hasta, resultado, sqlstate, motivo,
       detalle - 'pista' - 'detalle' - 'sesion_desde' AS detalle FROM nivel.historial WHERE accion NOT LIKE '%activar' ORDER BY momento;
SELECT accion, resultado, detalle #>> '{0,accion}' AS lo_primero FROM nivel.historial WHERE accion LIKE '%activar' ORDER BY momento;
SELECT accion, string_agg(fase, ', ' ORDER BY id) AS fases FROM nivel.auditoria GROUP BY intento, accion ORDER BY min(id);
-- En nivel.intentos, lo que no se logró; lo demás no es un intento de cambiar un nivel.
SELECT resultado, sqlstate, entidad, usuario = session_user AS sesion, rol = current_user AS efectivo FROM nivel.intentos ORDER BY momento;
