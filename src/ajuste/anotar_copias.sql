-- $1: [{"esquema", "entidad", "esquema_anterior", "entidad_anterior"}]; $2: tag; $3: effect; $4: session.
INSERT INTO nivel.bitacora (xid, rol, esquema, entidad, objeto, clase, etiqueta, sentencia, origen, exacta, efecto,
                            esquema_anterior, entidad_anterior, sesion)
SELECT pg_catalog.pg_current_xact_id(), session_user, x.esquema, x.entidad, pg_catalog.format('%I.%I', x.esquema, x.entidad), 'tabla',
       $2, NULL, 'ajuste', false, $3, x.esquema_anterior, x.entidad_anterior, $4
FROM pg_catalog.jsonb_to_recordset($1::jsonb) AS x (esquema text, entidad text, esquema_anterior text, entidad_anterior text)
