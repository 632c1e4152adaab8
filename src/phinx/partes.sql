-- What else the versions $2 did in the schemas $1: tables other than $3, as they are called now, and their level, where it is configured; types, functions and the like
-- other than $4 (identities without schema). Where $5, only what is still there.
SELECT json_agg(json_build_object('esquema', p.esquema, 'version', p.migracion, 'nombre', p.nombre, 'tabla', p.tabla, 'nivel', c.nivel)
                ORDER BY p.esquema, p.migracion, p.tabla DESC, p.nombre)
FROM (SELECT DISTINCT b.esquema, b.migracion, b.entidad IS NOT NULL AS tabla,
             coalesce(h.nombre, pg_catalog.substr(b.objeto, pg_catalog.length(pg_catalog.quote_ident(b.esquema)) + 2)) AS nombre
      FROM nivel._bitacora b
      LEFT JOIN LATERAL (
          WITH RECURSIVE nombres (n, id) AS (
              SELECT b.entidad, b.id WHERE b.entidad IS NOT NULL
              UNION ALL
              SELECT r.entidad, r.id FROM nivel.bitacora r JOIN nombres x ON r.entidad_anterior = x.n AND r.id > x.id
              WHERE r.esquema = b.esquema AND r.esquema_anterior = b.esquema AND r.efecto = 'renombra'
          )
          SELECT n AS nombre FROM nombres ORDER BY id DESC LIMIT 1) h ON true
      WHERE b.esquema = ANY ($1) AND b.migracion = ANY ($2)
        AND NOT EXISTS (SELECT FROM nivel._phinxlog x WHERE x.esquema = b.esquema AND x.nombre = b.entidad)
        AND (b.entidad IS NOT NULL OR pg_catalog.starts_with(b.objeto, pg_catalog.quote_ident(b.esquema) || '.'))
        AND (NOT $5 OR CASE
            WHEN b.efecto = 'elimina' THEN NOT b.anulada
            WHEN b.entidad IS NOT NULL THEN pg_catalog.to_regclass(pg_catalog.format('%I.%I', b.esquema, h.nombre)) IS NOT NULL
            WHEN b.clase IN ('tipo', 'dominio') THEN pg_catalog.to_regtype(b.objeto) IS NOT NULL
            WHEN b.clase IN ('función', 'agregado') THEN nivel._funcion_llamada(b.objeto) IS NOT NULL
            WHEN b.clase IN ('secuencia', 'vista', 'vista materializada') THEN pg_catalog.to_regclass(b.objeto) IS NOT NULL
            ELSE NOT b.anulada END)) p
LEFT JOIN nivel.configuracion c ON p.tabla AND c.entidad = p.nombre
WHERE CASE WHEN p.tabla THEN p.nombre <> ALL ($3) ELSE p.nombre <> ALL ($4) END
