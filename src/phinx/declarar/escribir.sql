-- Rows of the journal for version $2 (called $3): $1 as JSON, in order; $4 session. Declared history goes before whatever was recorded, in the order of its versions: each
-- has 2^18 places. $5: in which table of Phinx each schema has it, as JSON.
WITH lugares AS (
    SELECT coalesce(max(b.id) + 1, v.desde) AS libre
    FROM (SELECT -9223372036854775807 + $2 * 262144) v (desde)
    LEFT JOIN nivel.bitacora b ON b.id >= v.desde AND b.id < v.desde + 262144
    GROUP BY v.desde
), eventos AS (
    INSERT INTO nivel.registro_phinx (xid, rol, esquema, esquema_tabla, tabla, version, nombre, accion, sentencias, hasta_bitacora, sesion)
    SELECT pg_catalog.pg_current_xact_id(), session_user, d.esquema, nullif(d.esquema_tabla, d.esquema), d.tabla, $2, $3, 'aplicada',
           (SELECT count(*) FROM pg_catalog.jsonb_array_elements($1::jsonb) f WHERE f ->> 'esquema' = d.esquema), 0, $4
    FROM pg_catalog.jsonb_to_recordset($5::jsonb) AS d (esquema text, esquema_tabla text, tabla text)
    RETURNING id, esquema
)
INSERT INTO nivel.bitacora (id, xid, rol, esquema, entidad, objeto, clase, etiqueta, sentencia, search_path, migracion, origen, exacta, efecto,
                            esquema_anterior, entidad_anterior, objetos, sesion, evento_phinx)
OVERRIDING SYSTEM VALUE
SELECT l.libre + f.orden - 1, pg_catalog.pg_current_xact_id(), coalesce(f.fila ->> 'rol', session_user), f.fila ->> 'esquema', f.fila ->> 'entidad', f.fila ->> 'objeto',
       f.fila ->> 'clase', f.fila ->> 'etiqueta', f.fila ->> 'sentencia', f.fila ->> 'search_path', $2, 'manual', true, f.fila ->> 'efecto',
       f.fila ->> 'esquema_anterior', f.fila ->> 'entidad_anterior', nullif(f.fila -> 'objetos', 'null'), $4, e.id
FROM pg_catalog.jsonb_array_elements($1::jsonb) WITH ORDINALITY AS f (fila, orden)
CROSS JOIN lugares l
LEFT JOIN eventos e ON e.esquema = f.fila ->> 'esquema'
