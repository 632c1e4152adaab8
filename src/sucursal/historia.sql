-- The journal of schema $1, also under the names it had before.
WITH RECURSIVE esquemas (e) AS (
    SELECT $1::text COLLATE "C"
    UNION
    SELECT b.esquema_anterior FROM nivel.bitacora b JOIN esquemas x ON b.esquema = x.e
    WHERE b.clase = 'esquema' AND b.esquema_anterior IS NOT NULL AND b.entidad IS NULL
)
SELECT json_agg(json_build_object(
           'id', b.id, 'momento', b.momento, 'rol', b.rol, 'esquema', b.esquema, 'entidad', b.entidad, 'clase', b.clase,
           'nombre', NULL, 'etiqueta', b.etiqueta, 'efecto', b.efecto, 'sentencia', b.sentencia,
           'search_path', b.search_path, 'exacta', b.exacta, 'migracion', b.migracion, 'anulada', b.anulada,
           'esquema_anterior', b.esquema_anterior, 'entidad_anterior', b.entidad_anterior, 'objetos', b.objetos) ORDER BY b.id)
FROM nivel._bitacora b
WHERE (b.esquema IN (SELECT e FROM esquemas) OR b.esquema_anterior IN (SELECT e FROM esquemas))
  AND (b.entidad IS NOT NULL OR b.clase = 'esquema')
