-- AC-011: un fallo queda con su motivo y su SQLSTATE, aunque la transacción se deshizo.
\pset format unaligned
\set VERBOSITY terse
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
INSERT INTO suc0001.zonas VALUES (1);
SELECT nivel.configurar('zonas', 2);
SELECT nivel.ajustar('zonas', 1);
BEGIN;
SELECT nivel.ajustar('zonas', 1);
ROLLBACK;
SELECT nivel.ajustar('zonas', 9);
SELECT nivel.ajustar(NULL, 1);
SELECT nivel.ajustar('noexiste', 1);
SELECT entidad, nivel_origen, nivel_destino, resultado, sqlstate, motivo FROM nivel.intentos ORDER BY momento;
SELECT fase, count(*) FROM nivel.auditoria WHERE accion NOT IN ('activar', 'configurar') GROUP BY fase ORDER BY fase;
SELECT detalle ->> 'detalle' AS detalle, (detalle ->> 'pista') LIKE 'Vacíe%' AS con_pista FROM nivel.intentos WHERE sqlstate = 'NV001' LIMIT 1;
