-- Un disparador de eventos que falta o está apagado: mal, y dice qué hacer; activar() lo repone.
\pset format unaligned
DROP EVENT TRIGGER nivel_fin;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'captura';
SELECT count(*) FROM nivel.activar() WHERE accion = 'creado';
SELECT estado FROM nivel.diagnostico() WHERE control = 'captura';
ALTER EVENT TRIGGER nivel_borrado DISABLE;
SELECT estado FROM nivel.diagnostico() WHERE control = 'captura';
SELECT count(*) > 0 AS activada FROM nivel.activar();
SELECT estado FROM nivel.diagnostico() WHERE control = 'captura';
ALTER EVENT TRIGGER nivel_inicio ENABLE REPLICA;
SELECT estado FROM nivel.diagnostico() WHERE control = 'captura';
SELECT count(*) > 0 AS activada FROM nivel.activar();
SET nivel.captura = off;
SELECT estado, detalle FROM nivel.diagnostico() WHERE control = 'captura';
