-- The phinxlog tables that tell of the schemas $1.
SELECT json_agg(json_build_object('rige', p.esquema, 'oid', p.tabla::oid::bigint, 'duenio', c.relowner::bigint, 'esquema', p.esquema_tabla, 'nombre', p.nombre,
                                  'oculta', c.relrowsecurity AND c.relforcerowsecurity AND NOT (SELECT r.rolsuper OR r.rolbypassrls FROM pg_catalog.pg_roles r WHERE r.oid = c.relowner))
                ORDER BY p.esquema, p.nombre <> 'phinxlog', p.nombre)
FROM nivel._rigen p JOIN pg_catalog.pg_class c ON c.oid = p.tabla WHERE p.esquema = ANY ($1)
