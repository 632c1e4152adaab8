-- The schemas in which the journal says that an adjustment kept the copy of entity $1 as $2, and that this is the last that was
-- done to that name: what was dropped and made again since is somebody's own.
SELECT coalesce(json_agg(x.esquema), '[]')
FROM (
    SELECT DISTINCT ON (b.esquema) b.esquema, b.entidad, b.entidad_anterior, b.origen
    FROM nivel.bitacora b
    WHERE b.entidad = $2 AND b.efecto IN ('crea', 'elimina', 'renombra') OR b.entidad_anterior = $2 AND b.efecto = 'renombra'
    ORDER BY b.esquema, b.id DESC
) x
WHERE x.entidad = $2 AND x.entidad_anterior = $1 AND x.origen = 'ajuste'
