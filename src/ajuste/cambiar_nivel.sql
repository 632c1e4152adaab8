INSERT INTO nivel.configuracion AS c (entidad, nivel, modificado_por) VALUES ($1, $2, $3)
ON CONFLICT (entidad) DO UPDATE
SET nivel = excluded.nivel, otros_niveles = '{}', modificado_en = pg_catalog.clock_timestamp(), modificado_por = excluded.modificado_por
WHERE c.nivel IS DISTINCT FROM excluded.nivel OR c.otros_niveles <> '{}'
