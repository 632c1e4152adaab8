-- Versions that the phinxlogs of the schemas $1 have because an adjustment of $2 wrote them.
SELECT json_agg(json_build_object('esquema', p.esquema, 'version', p.version))
FROM (SELECT DISTINCT r.esquema, r.version FROM nivel.registro_phinx r WHERE r.entidad = $2 AND r.accion = 'aplicada' AND r.esquema = ANY ($1)) p
CROSS JOIN LATERAL (SELECT r.accion, r.entidad FROM nivel.registro_phinx r WHERE r.version = p.version AND r.esquema = p.esquema ORDER BY r.id DESC LIMIT 1) u
WHERE u.accion = 'aplicada' AND u.entidad = $2
