-- Other entities of schema $2, not at level 1, that the versions $1 touched, as they are called now; those of $3, and whatever is gone, are left out.
SELECT json_object_agg(x.migracion, x.entidades)
FROM (SELECT b.migracion, json_agg(DISTINCT h.nombre ORDER BY h.nombre) AS entidades
      FROM nivel.bitacora b CROSS JOIN LATERAL nivel._nombre_de_hoy(b.esquema, b.entidad, b.id) h (nombre)
      WHERE b.migracion = ANY ($1) AND b.esquema = $2 AND b.entidad <> ALL ($3) AND h.nombre <> ALL ($3)
        AND pg_catalog.to_regclass(pg_catalog.format('%I.%I', b.esquema, h.nombre)) IS NOT NULL
        AND NOT EXISTS (SELECT FROM nivel.configuracion c WHERE c.entidad = h.nombre AND c.nivel = 1)
      GROUP BY b.migracion) x
