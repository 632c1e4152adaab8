-- What else the versions $2 did in the schemas $1: tables other than $3 (also one that was called so and is kept under another name), as they are called now, and their level, where it is configured; types, functions and the like
-- (identities without schema). Where $4, only what is still there.
SELECT json_agg(json_build_object('esquema', p.esquema, 'version', p.migracion, 'nombre', p.nombre, 'tabla', p.tabla, 'nivel', c.nivel, 'crea', p.crea, 'elimina', p.elimina, 'anulada', p.anulada)
                ORDER BY p.esquema, p.migracion, p.tabla DESC, p.nombre)
FROM (SELECT b.esquema, b.migracion, b.entidad IS NOT NULL AS tabla,
             (pg_catalog.array_agg(b.efecto ORDER BY b.id DESC))[1] = 'elimina' AS elimina,
             pg_catalog.bool_or(b.efecto = 'crea') AS crea,
             coalesce(h.nombre, pg_catalog.substr(b.objeto, pg_catalog.length(pg_catalog.quote_ident(b.esquema)) + 2)) AS nombre,
             pg_catalog.bool_and(b.anulada) AS anulada
      FROM nivel._bitacora b
      CROSS JOIN LATERAL nivel._nombre_de_hoy(b.esquema, b.entidad, b.id) h (nombre)
      WHERE b.esquema = ANY ($1) AND b.migracion = ANY ($2) AND (b.entidad IS NULL OR b.entidad <> ALL ($3))
        AND NOT EXISTS (SELECT FROM nivel._phinxlog x WHERE x.esquema = b.esquema AND x.nombre = b.entidad)
        AND (b.entidad IS NOT NULL OR b.deshace IS NOT TRUE AND pg_catalog.starts_with(b.objeto, pg_catalog.quote_ident(b.esquema) || '.'))
        AND (NOT $4 OR CASE
            WHEN b.efecto = 'elimina' THEN NOT b.anulada
            WHEN b.entidad IS NOT NULL THEN (b.efecto = 'crea' OR NOT b.anulada) AND pg_catalog.to_regclass(pg_catalog.format('%I.%I', b.esquema, h.nombre)) IS NOT NULL
            WHEN b.clase IN ('tipo', 'dominio') THEN pg_catalog.to_regtype(b.objeto) IS NOT NULL
            WHEN b.clase IN ('función', 'agregado') THEN nivel._funcion_llamada(b.objeto) IS NOT NULL
            WHEN b.clase IN ('secuencia', 'vista', 'vista materializada') THEN pg_catalog.to_regclass(b.objeto) IS NOT NULL
            ELSE NOT b.anulada END)
      GROUP BY 1, 2, 3, 6) p
LEFT JOIN nivel.configuracion c ON p.tabla AND c.entidad = p.nombre
WHERE NOT p.tabla OR p.nombre <> ALL ($3)
