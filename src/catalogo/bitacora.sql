-- The journal of an entity in the schemas $2, also under the names it had before, with renamed and dropped schemas, and
-- with that of the tables that its copies were made like.
WITH RECURSIVE nombres (n) AS (
    SELECT $1::text COLLATE "C"
    UNION
    SELECT b.entidad_anterior FROM nivel.bitacora b JOIN nombres x ON b.entidad = x.n
    WHERE b.entidad_anterior IS NOT NULL
), esquemas (e) AS (
    SELECT unnest($2::text[]) COLLATE "C"
    UNION
    SELECT b.esquema_anterior FROM nivel.bitacora b JOIN esquemas x ON b.esquema = x.e
    WHERE b.esquema_anterior IS NOT NULL
      -- a schema that was renamed; the table that a copy was made like, or that was moved
      AND (b.clase = 'esquema' AND b.entidad IS NULL OR b.efecto IN ('crea', 'renombra') AND b.entidad IN (SELECT n FROM nombres))
)
SELECT json_agg(json_build_object(
           'id', b.id, 'momento', b.momento, 'rol', b.rol, 'esquema', b.esquema, 'entidad', b.entidad, 'clase', b.clase,
           'nombre', NULL, 'etiqueta', b.etiqueta, 'efecto', b.efecto, 'sentencia', b.sentencia,
           'search_path', b.search_path, 'exacta', b.exacta, 'migracion', b.migracion, 'anulada', b.anulada, 'desde_otro', b.desde_otro IS TRUE,
           'esquema_anterior', b.esquema_anterior, 'entidad_anterior', b.entidad_anterior, 'objetos', b.objetos) ORDER BY b.id)
FROM nivel._bitacora b
WHERE (b.esquema IN (SELECT e FROM esquemas) OR b.esquema_anterior IN (SELECT e FROM esquemas))
  AND (b.entidad IN (SELECT n FROM nombres) OR b.entidad_anterior IN (SELECT n FROM nombres)
       OR b.entidad IS NULL AND b.clase = 'esquema')
