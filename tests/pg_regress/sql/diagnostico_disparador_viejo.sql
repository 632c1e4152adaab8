-- Un disparador de eventos de otra versión, que no mira todo lo que hay que mirar: mal, y activar() lo repone.
\pset format unaligned
DROP EVENT TRIGGER nivel_inicio;
CREATE EVENT TRIGGER nivel_inicio ON ddl_command_start WHEN TAG IN ('DROP INDEX') EXECUTE FUNCTION nivel._capturar_inicio();
SELECT estado FROM nivel.diagnostico() WHERE control = 'captura';
SELECT accion, detalle FROM nivel.activar() WHERE detalle LIKE '%nivel_inicio%';
SELECT estado FROM nivel.diagnostico() WHERE control = 'captura';
SELECT accion, detalle FROM nivel.activar() WHERE detalle LIKE '%nivel_inicio%';
