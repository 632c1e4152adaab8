-- Of the versions $2, those that the phinxlogs of the schemas $1 have because an adjustment wrote them.
SELECT json_agg(json_build_object('esquema', u.esquema, 'version', u.version))
FROM (SELECT DISTINCT ON (r.esquema, r.version) r.esquema, r.version, r.accion, r.entidad FROM nivel.registro_phinx r
      WHERE r.version = ANY ($2) AND r.esquema = ANY ($1) ORDER BY r.esquema, r.version, r.id DESC) u
WHERE u.accion = 'aplicada' AND u.entidad IS NOT NULL
