-- The schemas in which the journal says that an adjustment kept the copy of entity $1 as $2.
SELECT coalesce(json_agg(DISTINCT b.esquema), '[]')
FROM nivel.bitacora b
WHERE b.entidad = $2 AND b.entidad_anterior = $1 AND b.efecto = 'renombra'
