-- What the versions $1 were called when they were last seen, in schema $2 if they were there.
SELECT json_agg(json_build_object('version', r.version, 'migration_name', r.nombre))
FROM (SELECT DISTINCT ON (version) version, nombre FROM nivel.registro_phinx WHERE version = ANY ($1) AND nombre IS NOT NULL ORDER BY version, esquema = $2 DESC, id DESC) r
