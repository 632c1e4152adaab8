-- AC-010: un éxito deja quién, cuándo, qué entidad, los dos niveles y el resultado; el intento es el que devolvió ajustar.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SELECT nivel.configurar('zonas', 2);
SELECT intento FROM nivel.ajustar('zonas', 1) \gset
SELECT intento = :'intento' AS el_mismo, momento BETWEEN now() - interval '1 min' AND clock_timestamp() AS ahora, usuario = session_user AS por_mi,
       usuario_aplicacion, entidad, nivel_origen, nivel_destino, resultado, motivo, sqlstate, detalle
FROM nivel.intentos;
SELECT fase, accion, entidad, nivel_origen, nivel_destino, sqlstate, mensaje, pid = pg_backend_pid() AS mi_proceso, aplicacion = current_setting('application_name') AS mi_aplicacion,
       sistema = nivel._sistema() AS este_servidor
FROM nivel.auditoria WHERE accion NOT IN ('activar', 'configurar') ORDER BY id;
