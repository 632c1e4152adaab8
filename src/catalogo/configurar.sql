INSERT INTO nivel.configuracion AS c (entidad, nivel, niveles_permitidos, modificado_por) VALUES ($1, $2, $3, $4)
ON CONFLICT (entidad) DO UPDATE SET niveles_permitidos = excluded.niveles_permitidos,
    modificado_en = pg_catalog.clock_timestamp(), modificado_por = excluded.modificado_por
