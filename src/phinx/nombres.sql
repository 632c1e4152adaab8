-- What the versions $1 were called when they were last seen.
SELECT json_agg(json_build_object('version', r.version, 'migration_name', r.nombre))
FROM (SELECT DISTINCT ON (version) version, nombre FROM nivel.registro_phinx WHERE version = ANY ($1) AND nombre IS NOT NULL ORDER BY version, id DESC) r
