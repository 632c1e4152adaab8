-- The phinxlog tables of the schemas $1 with the versions each holds (read through the server, as text).
SELECT json_agg(json_build_object('oid', p.tabla::oid::bigint, 'esquema', p.esquema, 'nombre', p.nombre) ORDER BY p.esquema, p.nombre)
FROM nivel._phinxlog p WHERE p.esquema = ANY ($1)
