-- $1: schemas; $2: name of the table now; $3: tag; $4: effect; $5: name it had; $6: session.
INSERT INTO nivel.bitacora (xid, rol, esquema, entidad, objeto, clase, etiqueta, sentencia, origen, exacta, efecto,
                            esquema_anterior, entidad_anterior, sesion)
SELECT pg_catalog.pg_current_xact_id(), session_user, e, $2, pg_catalog.format('%I.%I', e, $2), 'tabla', $3, NULL, 'ajuste', false, $4,
       CASE WHEN $5 IS NOT NULL THEN e END, $5, $6
FROM pg_catalog.unnest($1::text[]) e
