-- The phinxlog tables, each with the versions that were seen to arrive in it.
SELECT coalesce(json_agg(json_build_object('oid', p.tabla::oid::bigint, 'nombre', format('%I.%I', p.esquema, p.nombre), 'vistas', coalesce(v.versiones, '{}'))
                         ORDER BY p.esquema, p.nombre), '[]')
FROM nivel._phinxlog p
LEFT JOIN (SELECT coalesce(r.esquema_tabla, r.esquema) AS esquema, r.tabla, array_agg(DISTINCT r.version) AS versiones
           FROM nivel.registro_phinx r WHERE r.accion = 'aplicada' GROUP BY 1, 2) v
       ON v.esquema = p.esquema AND v.tabla = p.nombre
