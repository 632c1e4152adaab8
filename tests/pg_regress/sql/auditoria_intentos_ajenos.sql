-- nivel.intentos no falla nunca: filas de otro servidor, transacciones que todavía no existen o que nadie recuerda, momentos imposibles.
\pset format unaligned
INSERT INTO nivel.auditoria (intento, fase, momento, accion, entidad, nivel_origen, nivel_destino, usuario, rol, pid, xid, sistema, version)
SELECT gen_random_uuid(), 'intento', m.momento, 'ajustar', x.que || ', ' || m.cuando || ', ' || s.donde, 2, 1, 'u', 'r', 1, x.xid::xid8, s.sistema, '0.0.1'
FROM (VALUES ('futura', '9223372036854775807'), ('de época futura', ((pg_current_xact_id()::text::numeric + 4294967296))::text),
             ('muy vieja', '1'), ('inicial', '3'), ('máxima', '18446744073709551615'), ('desconocida', NULL)) x (que, xid),
     (VALUES ('ahora', clock_timestamp()), ('antes', '2001-01-01'), ('nunca', 'infinity'), ('siempre', '-infinity')) m (cuando, momento),
     (VALUES ('este servidor', nivel._sistema()), ('otro', '1')) s (donde, sistema);
SELECT resultado, count(*) FROM nivel.intentos GROUP BY 1 ORDER BY 1;
-- En curso solo lo que este servidor, desde que arrancó, podría estar haciendo.
SELECT entidad FROM nivel.intentos WHERE resultado = 'en curso' ORDER BY 1;
-- Una transacción confirmada que no dejó resultado: revertido (un savepoint deshecho).
INSERT INTO nivel.auditoria (intento, fase, accion, entidad, usuario, rol, pid, xid, sistema, version)
VALUES (gen_random_uuid(), 'intento', 'ajustar', 'confirmada sin ok', 'u', 'r', 1, pg_current_xact_id(), nivel._sistema(), '0.0.1');
SELECT resultado FROM nivel.intentos WHERE entidad = 'confirmada sin ok';
