SELECT json_agg(DISTINCT b.esquema) FROM nivel.bitacora b WHERE b.entidad = $1 AND b.esquema IS NOT NULL
