-- What the versions $1 changed in schema $2, schema $3 has under the same name, and is no table nor one of what a table uses there ($4, identities): each with the
-- statements of the version.
SELECT json_agg(json_build_object('version', x.migracion, 'objeto', x.objeto, 'sentencias', x.sentencias) ORDER BY x.migracion, x.objeto)
FROM (SELECT b.migracion, nivel._nombrar(o.clase, o.oid, 0) AS objeto, json_agg(b.sentencia ORDER BY b.id) AS sentencias
      FROM nivel._bitacora b
      CROSS JOIN LATERAL (SELECT pg_catalog.substr(b.objeto, pg_catalog.length(pg_catalog.quote_ident($2)) + 2) AS nombre) i
      CROSS JOIN LATERAL (
          SELECT 'pg_catalog.pg_class'::regclass::oid AS clase, c.oid FROM pg_catalog.pg_class c
          WHERE b.clase IN ('vista', 'vista materializada', 'secuencia') AND c.oid = pg_catalog.to_regclass(pg_catalog.quote_ident($3) || '.' || i.nombre) AND c.relkind IN ('v', 'm', 'S')
          UNION ALL
          SELECT 'pg_catalog.pg_proc'::regclass, p.oid FROM pg_catalog.pg_proc p
          WHERE b.clase = 'función' AND p.oid = nivel._funcion_llamada(pg_catalog.quote_ident($3) || '.' || i.nombre)
          UNION ALL
          SELECT 'pg_catalog.pg_type'::regclass, y.oid FROM pg_catalog.pg_type y
          WHERE b.clase IN ('tipo', 'dominio') AND y.oid = pg_catalog.to_regtype(pg_catalog.quote_ident($3) || '.' || i.nombre)) o
      WHERE b.migracion = ANY ($1) AND b.esquema = $2 AND b.entidad IS NULL AND NOT b.anulada AND b.objeto IS NOT NULL
        AND pg_catalog.starts_with(b.objeto, pg_catalog.quote_ident($2) || '.') AND i.nombre <> ALL ($4)
      GROUP BY b.migracion, o.clase, o.oid) x
