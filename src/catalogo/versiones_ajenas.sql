-- Versions that schema $1 has in its phinxlog only because other entities than $2 were adjusted: of $2 they say nothing.
SELECT json_agg(DISTINCT r.version)
FROM nivel.registro_phinx r
WHERE r.esquema = $1 AND r.accion = 'aplicada' AND r.entidad IS NOT NULL
  AND NOT EXISTS (SELECT FROM nivel.registro_phinx q
                  WHERE q.esquema = r.esquema AND q.version = r.version AND q.accion = 'aplicada' AND (q.entidad IS NULL OR q.entidad = $2))
