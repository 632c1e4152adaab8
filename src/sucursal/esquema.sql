-- What makes schema $2 like schema $1: in JSON, its owner, the statements that take away what somebody has on $2 already and give
-- its privileges, and, for last, its default privileges and the publications that hold all of its tables.
SELECT json_build_object(
    'duenio', n.nspowner::bigint,
    'quitar', coalesce((SELECT json_agg(DISTINCT pg_catalog.format('REVOKE ALL ON SCHEMA %I FROM %s', $2, nivel._quien(i.grantee)))
                        FROM pg_catalog.pg_namespace m CROSS JOIN LATERAL pg_catalog.aclexplode(m.nspacl) i WHERE m.nspname = $2 AND i.grantee <> m.nspowner), '[]'),
    'privilegios', coalesce((SELECT json_agg(g.sql ORDER BY g.orden, g.sql) FROM nivel._privilegios('SCHEMA ' || pg_catalog.quote_ident($2), n.nspacl, 'n', n.nspowner) g), '[]'),
    'alfinal', coalesce((SELECT json_agg(pg_catalog.format(m.sentencia, $2, pg_catalog.pg_get_userbyid(n.nspowner)) ORDER BY m.clase, m.nombre)
                         FROM nivel._del_esquema m
                         WHERE m.esquema = $1 AND m.clase <> 'privilegio'
                           AND NOT EXISTS (SELECT FROM nivel._del_esquema d WHERE d.esquema = $2 AND d.clase = 'publicación' AND (d.clase, d.nombre) = (m.clase, m.nombre))), '[]'))
FROM pg_catalog.pg_namespace n WHERE n.nspname = $1
