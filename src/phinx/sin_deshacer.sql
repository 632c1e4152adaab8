-- Of the versions $2, those whose last row in the phinxlog of schema $1 went away without a statement that undoes them.
SELECT json_agg(u.version)
FROM (SELECT DISTINCT ON (r.version) r.version, r.accion, r.sentencias, r.entidad FROM nivel.registro_phinx r
      WHERE r.esquema = $1 AND r.version = ANY ($2) ORDER BY r.version, r.id DESC) u
WHERE u.accion = 'revertida' AND u.sentencias = 0 AND u.entidad IS NULL
