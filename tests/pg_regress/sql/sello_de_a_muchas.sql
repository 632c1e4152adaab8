-- Más filas de las que caben en un sello: varios, encadenados, y se verifican igual.
\pset format unaligned
INSERT INTO nivel.auditoria (intento, fase, accion, entidad, usuario, rol, pid, sistema, version)
SELECT gen_random_uuid(), 'ok', 'ajustar', 'e' || i, 'u', 'r', 1, 'x', 'x' FROM generate_series(1, 25000) i;
SELECT length(nivel.sellar_auditoria());
SELECT numero, cardinality(ids) FROM nivel.sello ORDER BY numero;
SELECT * FROM nivel.verificar_auditoria((SELECT resumen FROM nivel.sello WHERE numero = 2));
