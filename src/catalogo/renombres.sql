-- Tables of schema $1 that changed their name there, in order.
SELECT json_agg(json_build_object('id', b.id, 'antes', b.entidad_anterior, 'ahora', b.entidad) ORDER BY b.id)
FROM nivel._bitacora b
WHERE b.entidad_anterior IS NOT NULL AND b.esquema = $1 AND b.esquema_anterior = $1 AND b.entidad <> b.entidad_anterior AND NOT b.anulada
