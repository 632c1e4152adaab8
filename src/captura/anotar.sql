-- $1: one statement and its rows, as JSON.
INSERT INTO nivel.bitacora (xid, rol, esquema, entidad, objeto, clase, etiqueta, sentencia, search_path,
                            exacta, efecto, esquema_anterior, entidad_anterior, objetos, sesion)
SELECT pg_catalog.pg_current_xact_id(), j.rol, f.esquema, f.entidad, f.objeto, f.clase, j.etiqueta, j.sentencia,
       j.search_path, j.exacta, f.efecto, f.esquema_anterior, f.entidad_anterior, f.objetos, j.sesion
FROM pg_catalog.jsonb_to_record($1::jsonb)
     AS j(rol text, etiqueta text, sentencia text, search_path text, exacta boolean, sesion text, filas jsonb),
     pg_catalog.jsonb_to_recordset(j.filas)
     AS f(esquema text, entidad text, objeto text, clase text, efecto text,
          esquema_anterior text, entidad_anterior text, objetos jsonb)
