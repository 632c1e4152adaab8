INSERT INTO nivel.bitacora (xid, rol, esquema, entidad, objeto, clase, etiqueta, sentencia, search_path, exacta, efecto,
                            esquema_anterior, entidad_anterior, objetos, sesion, caida_desde, origen)
VALUES (pg_catalog.pg_current_xact_id(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::jsonb, $14, $15, $16)
