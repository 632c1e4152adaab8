-- What the tables of schema $2 have been through by being made like others: $1 rows as JSON, in order; $3 session. A version that
-- its phinxlog has got is the one that can be rolled back there.
INSERT INTO nivel.bitacora (xid, rol, esquema, entidad, objeto, clase, etiqueta, sentencia, search_path, migracion, origen, exacta, efecto,
                            esquema_anterior, entidad_anterior, sesion, evento_phinx)
SELECT pg_catalog.pg_current_xact_id(), coalesce(f.fila ->> 'rol', session_user), $2, f.fila ->> 'entidad', pg_catalog.format('%I.%I', $2, f.fila ->> 'entidad'),
       f.fila ->> 'clase', f.fila ->> 'etiqueta', f.fila ->> 'sentencia', f.fila ->> 'search_path', (f.fila ->> 'migracion')::bigint, 'ajuste', f.fila ->> 'sentencia' IS NOT NULL,
       f.fila ->> 'efecto', CASE WHEN f.fila ->> 'entidad_anterior' IS NOT NULL THEN $2 END, f.fila ->> 'entidad_anterior', $3,
       (SELECT max(r.id) FROM nivel.registro_phinx r WHERE r.esquema = $2 AND r.version = (f.fila ->> 'migracion')::bigint AND r.accion = 'aplicada')
FROM pg_catalog.jsonb_array_elements($1::jsonb) WITH ORDINALITY AS f (fila, orden)
ORDER BY f.orden
