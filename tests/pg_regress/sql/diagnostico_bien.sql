-- Recién activada, sin nada: todo en su lugar.
\pset format unaligned
SELECT control, estado FROM nivel.diagnostico();
SELECT control, detalle FROM nivel.diagnostico() WHERE control IN ('captura', 'phinxlog', 'guardas', 'bitácora', 'auditoría');
