-- The phinxlog tables of the schemas $1.
SELECT json_agg(json_build_object('oid', p.tabla::oid::bigint, 'duenio', c.relowner::bigint, 'esquema', p.esquema, 'nombre', p.nombre) ORDER BY p.esquema, p.nombre)
FROM nivel._phinxlog p JOIN pg_catalog.pg_class c ON c.oid = p.tabla WHERE p.esquema = ANY ($1)
