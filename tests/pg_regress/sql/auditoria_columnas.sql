-- Cada suceso dice quién, desde dónde, en qué transacción y de qué versión, y lleva la huella de lo que dice.
\pset format unaligned
CREATE SCHEMA suc0001;
CREATE TABLE suc0001.zonas (id int);
SET nivel.usuario = 'jperez';
SELECT nivel.configurar('zonas', 2);
BEGIN;
SELECT resultado FROM nivel.ajustar('zonas', 1);
SELECT fase, xid = pg_current_xact_id() AS mi_transaccion FROM nivel.auditoria WHERE accion = 'ajustar' ORDER BY id;
COMMIT;
SELECT fase, entidad, nivel_origen, nivel_destino, usuario = session_user AS sesion, rol = current_user AS efectivo, usuario_aplicacion, direccion,
       aplicacion = current_setting('application_name') AS la_mia, pid = pg_backend_pid() AS mi_proceso, sistema = nivel._sistema() AS este,
       version = (SELECT extversion FROM pg_extension WHERE extname = 'nivel') AS esta_version, mensaje, jsonb_typeof(detalle) AS detalle,
       momento BETWEEN now() - interval '1 min' AND clock_timestamp() AS ahora, length(huella) AS bytes, huella = nivel._huella(a) AS suya
FROM nivel.auditoria a WHERE accion = 'ajustar' ORDER BY id;
-- Dos filas que difieren en cualquier columna tienen huellas distintas.
SELECT count(DISTINCT nivel._huella(jsonb_populate_record(a.fila, cambio))) = count(*) AS distintas, count(*) AS columnas
FROM (SELECT x AS fila FROM nivel.auditoria x WHERE fase = 'ok' AND accion = 'ajustar') a,
     jsonb_array_elements('[{}, {"id": 0}, {"intento": "00000000-0000-0000-0000-000000000000"}, {"fase": "error"}, {"momento": "2001-01-01"}, {"accion": "x"},
        {"entidad": null}, {"nivel_origen": 3}, {"nivel_destino": 3}, {"usuario": "x"}, {"rol": "x"}, {"usuario_aplicacion": "x"}, {"direccion": "x"},
        {"aplicacion": "x"}, {"pid": 0}, {"xid": "0"}, {"sistema": "x"}, {"version": "x"}, {"sqlstate": "x"}, {"mensaje": null}, {"detalle": {}}]'::jsonb) cambio;
-- Ni pegadas, ni nulas, ni con comillas se confunden.
SELECT count(DISTINCT nivel._huella(jsonb_populate_record(a.fila, cambio))) = count(*) AS distintas
FROM (SELECT x AS fila FROM nivel.auditoria x WHERE fase = 'ok' AND accion = 'ajustar') a,
     jsonb_array_elements('[{"usuario": "ab", "rol": "c"}, {"usuario": "a", "rol": "bc"}, {"usuario": "a\", \"b", "rol": "c"}, {"sqlstate": null, "mensaje": "null"},
        {"sqlstate": "null", "mensaje": null}, {"mensaje": ""}, {"detalle": "null"}, {"detalle": {"a": 1.0}}, {"detalle": {"a": 1.00}}]'::jsonb) cambio;
