-- Other entities of schema $2, not at level 1, that the versions $1 touched; those of $3 are left out.
SELECT json_object_agg(x.migracion, x.entidades)
FROM (SELECT b.migracion, json_agg(DISTINCT b.entidad ORDER BY b.entidad) AS entidades
      FROM nivel.bitacora b
      WHERE b.migracion = ANY ($1) AND b.esquema = $2 AND b.entidad <> ALL ($3)
        -- whatever is gone, or is called otherwise now, does not stay
        AND pg_catalog.to_regclass(pg_catalog.format('%I.%I', b.esquema, b.entidad)) IS NOT NULL
        AND NOT EXISTS (SELECT FROM nivel.configuracion c WHERE c.entidad = b.entidad AND c.nivel = 1)
      GROUP BY b.migracion) x
