-- Versions of the tables $1, or that an adjustment of $2 wrote, that Phinx rolled back in some schema and did not run there again: also of what is gone since, of which nothing
-- else is known.
SELECT json_agg(d.version)
FROM (SELECT b.migracion AS version FROM nivel.bitacora b WHERE b.entidad = ANY ($1) AND b.migracion IS NOT NULL
      UNION SELECT r.version FROM nivel.registro_phinx r WHERE r.entidad = $2 AND r.accion = 'aplicada') d
WHERE EXISTS (SELECT FROM nivel.registro_phinx r
              WHERE r.version = d.version AND r.accion = 'revertida' AND r.entidad IS NULL
                AND NOT EXISTS (SELECT FROM nivel.registro_phinx q WHERE q.version = r.version AND q.esquema = r.esquema AND q.id > r.id AND q.accion = 'aplicada' AND q.entidad IS NULL))
