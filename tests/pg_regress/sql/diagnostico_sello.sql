-- Filas viejas sin sellar: atención, y dice qué hacer.
\pset format unaligned
INSERT INTO nivel.auditoria (intento, fase, momento, accion, usuario, rol, pid, sistema, version)
VALUES (gen_random_uuid(), 'ok', '2001-02-03 04:05:00+00', 'ajustar', 'u', 'r', 1, 'x', 'x');
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'sello';
SELECT length(nivel.sellar_auditoria());
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'sello';
