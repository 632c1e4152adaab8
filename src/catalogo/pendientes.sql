-- The versions that schema $1 has in the journal and each of the schemas $2 lacks, with the names of what they touched in $1.
WITH modelo AS (
    SELECT b.migracion AS version, json_agg(DISTINCT x.nombre) AS nombres
    FROM nivel._bitacora b CROSS JOIN LATERAL (VALUES (b.entidad), (b.entidad_anterior), (b.objeto)) x (nombre)
    WHERE b.esquema = $1 AND b.migracion IS NOT NULL AND NOT b.anulada AND x.nombre IS NOT NULL
    GROUP BY b.migracion
)
SELECT json_object_agg(p.esquema, p.pendientes)
FROM (SELECT e.esquema, json_agg(json_build_object('version', m.version, 'nombres', m.nombres) ORDER BY m.version) AS pendientes
      FROM unnest($2::text[]) e (esquema) CROSS JOIN modelo m
      WHERE NOT EXISTS (SELECT FROM nivel._bitacora b WHERE b.esquema = e.esquema AND b.migracion = m.version AND NOT b.anulada)
        -- a branch that was made like another has been through its migrations, also those that left nothing in a table
        AND NOT EXISTS (SELECT FROM nivel.registro_phinx r
                        WHERE r.esquema = e.esquema AND r.version = m.version AND r.accion = 'aplicada' AND r.entidad IS NULL AND r.hasta_bitacora = 0
                          AND NOT EXISTS (SELECT FROM nivel.registro_phinx q WHERE q.esquema = r.esquema AND q.version = r.version AND q.id > r.id AND q.accion = 'revertida'))
      GROUP BY e.esquema) p
