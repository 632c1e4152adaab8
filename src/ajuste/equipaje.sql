-- What is on record of the schemas $1 and is still there, each thing under the OID that it has in this database, and what drops it.
SELECT json_agg(json_build_object('entidad', e.entidad, 'esquema', e.esquema, 'objeto', e.objeto, 'clase', e.clase,
                                  'catalogo', e.clase_de::bigint, 'oid', e.aqui::bigint, 'creado', e.creado,
                                  'quitar', pg_catalog.format('DROP %s %s', pg_catalog.upper(i.type), i.identity)) ORDER BY e.esquema, e.objeto, e.entidad)
FROM (SELECT q.*, ('pg_catalog.' || q.catalogo)::regclass::oid AS clase_de,
             CASE WHEN q.base = d.oid THEN q.oid
                  WHEN q.clase IN ('tipo', 'dominio') THEN pg_catalog.to_regtype(q.objeto)::oid
                  WHEN q.clase = 'función' THEN pg_catalog.to_regprocedure(q.objeto)::oid
                  WHEN q.clase = 'secuencia' THEN pg_catalog.to_regclass(q.objeto)::oid
                  WHEN q.clase = 'colación' THEN pg_catalog.to_regcollation(q.objeto)::oid END AS aqui
      FROM nivel.equipaje q JOIN pg_catalog.pg_database d ON d.datname = pg_catalog.current_database()
      WHERE q.esquema = ANY ($1::text[])) e
CROSS JOIN LATERAL pg_catalog.pg_identify_object(e.clase_de, e.aqui, 0) i
WHERE i.identity = e.objeto
