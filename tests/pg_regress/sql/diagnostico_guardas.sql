-- Una guarda apagada, debilitada o quitada: mal, y la nombra.
\pset format unaligned
SET nivel.permitir_desmontaje = on;
ALTER TABLE nivel.auditoria DISABLE TRIGGER nivel_sentencia;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'guardas';
ALTER TABLE nivel.auditoria ENABLE TRIGGER nivel_sentencia;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'guardas';
ALTER TABLE nivel.auditoria ENABLE ALWAYS TRIGGER nivel_sentencia;
SELECT estado FROM nivel.diagnostico() WHERE control = 'guardas';
DROP TRIGGER nivel_fila ON nivel.bitacora;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'guardas';
