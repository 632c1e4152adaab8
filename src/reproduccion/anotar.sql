-- What was run in the target: $1 rows as JSON, $2 schema, $3 role it ran as, $4 session.
INSERT INTO nivel.bitacora (xid, rol, esquema, entidad, clase, etiqueta, sentencia, search_path, migracion, origen, exacta, efecto,
                            esquema_anterior, entidad_anterior, sesion)
SELECT pg_catalog.pg_current_xact_id(), $3, $2, f.entidad, f.clase, f.etiqueta, f.sentencia, f.search_path, f.migracion, 'ajuste', true, f.efecto,
       CASE WHEN f.entidad_anterior IS NOT NULL THEN $2 END, f.entidad_anterior, $4
FROM pg_catalog.jsonb_to_recordset($1::jsonb)
     AS f(entidad text, entidad_anterior text, clase text, etiqueta text, efecto text, sentencia text, search_path text, migracion bigint)
