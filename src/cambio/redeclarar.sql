UPDATE nivel.configuracion
SET nivel = $2, otros_niveles = $3, niveles_permitidos = ARRAY(SELECT DISTINCT n FROM unnest($4::smallint[]) n ORDER BY n),
    modificado_en = pg_catalog.clock_timestamp(), modificado_por = $5
WHERE entidad = $1
