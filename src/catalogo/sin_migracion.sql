-- The phinxlog tables, each with the versions of its schema that were seen to arrive.
SELECT coalesce(json_agg(json_build_object('oid', p.tabla::oid::bigint, 'nombre', format('%I.%I', p.esquema, p.nombre), 'vistas', coalesce(v.versiones, '{}'))
                         ORDER BY p.esquema, p.nombre), '[]')
FROM nivel._phinxlog p
LEFT JOIN (SELECT r.esquema, r.tabla, array_agg(DISTINCT r.version) AS versiones FROM nivel.registro_phinx r WHERE r.accion = 'aplicada' GROUP BY r.esquema, r.tabla) v
       ON v.esquema = p.esquema AND v.tabla = p.nombre
