-- Schema $1, that is to be a branch of level $2: whether it exists, what is in it, what its name and the registry say of it, and
-- of its sucursal ($3, or the one that they say). $4: who asks for it.
SELECT json_build_object(
    'existe', n.oid IS NOT NULL, 'duenio', n.nspowner::bigint, 'dispone', pg_catalog.pg_has_role($4, n.nspowner, 'USAGE'),
    -- what ALTER DEFAULT PRIVILEGES and a publication say of a schema is not in it
    'objetos', (SELECT json_agg(nivel._nombrar(d.classid, d.objid, d.objsubid) ORDER BY d.classid, d.objid)
                FROM pg_catalog.pg_depend d
                WHERE d.refclassid = 'pg_catalog.pg_namespace'::regclass AND d.refobjid = n.oid
                  AND d.classid NOT IN ('pg_catalog.pg_default_acl'::regclass, 'pg_catalog.pg_publication_namespace'::regclass)),
    'por_nombre', CASE WHEN x.esquema ~ nivel._patron_caja() THEN 3 WHEN x.esquema ~ nivel._patron_sucursal() THEN 2 END,
    'padre_por_nombre', x.padre_por_nombre,
    'registrada', (SELECT json_build_object('nivel', r.nivel, 'activa', r.activa) FROM nivel.sucursal_registrada r WHERE r.esquema = x.esquema),
    'padre', (SELECT json_build_object('esquema', p.esquema, 'existe', m.oid IS NOT NULL, 'nivel', s.nivel, 'activa', coalesce(s.activa, false))
              FROM (SELECT coalesce($3, r.padre, x.padre_por_nombre) AS esquema
                    FROM (SELECT) y LEFT JOIN nivel.sucursal_registrada r ON r.esquema = x.esquema) p
              LEFT JOIN pg_catalog.pg_namespace m ON m.nspname = p.esquema
              LEFT JOIN nivel.sucursales s ON s.esquema = p.esquema
              WHERE $2 = 3 AND p.esquema IS NOT NULL))
FROM (SELECT $1::text COLLATE "C" AS esquema, substring($1::text FROM '^(.+)caja[0-9]+$') COLLATE "C" AS padre_por_nombre) x
LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = x.esquema
