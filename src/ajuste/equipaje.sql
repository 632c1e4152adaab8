-- What is on record of the schemas $1 and is still there, each thing under the OID that it has in this database, and what drops it.
SELECT json_agg(json_build_object('entidad', e.entidad, 'esquema', e.esquema, 'objeto', e.objeto, 'clase', e.clase,
                                  'catalogo', e.clase_de::bigint, 'oid', e.aqui::bigint, 'creado', e.creado, 'versiones', e.versiones, 'huella', e.huella, 'otra_base', e.base <> e.esta,
                                  'tipos', (SELECT json_agg(y.oid::bigint) FROM pg_catalog.pg_cast c JOIN pg_catalog.pg_type y ON y.oid IN (c.castsource, c.casttarget)
                                            WHERE e.clase = 'conversión' AND c.oid = e.aqui AND y.oid >= 16384),
                                  -- the family that came with its only class
                                  'quitar', pg_catalog.format('DROP %s %s', CASE WHEN e.catalogo = 'pg_opclass' AND (
                                      SELECT k.opcname = f.opfname AND NOT EXISTS (SELECT FROM pg_catalog.pg_opclass o WHERE o.opcfamily = f.oid AND o.oid <> k.oid)
                                      FROM pg_catalog.pg_opclass k JOIN pg_catalog.pg_opfamily f ON f.oid = k.opcfamily WHERE k.oid = e.aqui)
                                      THEN 'OPERATOR FAMILY' ELSE pg_catalog.upper(i.type) END, i.identity)) ORDER BY e.esquema, e.objeto, e.entidad)
FROM (SELECT q.*, d.oid AS esta, ('pg_catalog.' || q.catalogo)::regclass::oid AS clase_de,
             CASE WHEN q.base = d.oid THEN q.oid
                  WHEN q.clase IN ('tipo', 'dominio') THEN pg_catalog.to_regtype(q.objeto)::oid
                  WHEN q.clase IN ('función', 'agregado') THEN nivel._funcion_llamada(q.objeto)
                  WHEN q.clase = 'operador' THEN (SELECT o.oid FROM pg_catalog.pg_operator o CROSS JOIN LATERAL pg_catalog.pg_identify_object('pg_catalog.pg_operator'::regclass, o.oid, 0) i
                                                 WHERE o.oid >= 16384 AND i.identity = q.objeto)
                  WHEN q.clase = 'secuencia' THEN pg_catalog.to_regclass(q.objeto)::oid
                  WHEN q.clase = 'colación' THEN pg_catalog.to_regcollation(q.objeto)::oid
                  WHEN q.clase = 'conversión' THEN (SELECT min(c.oid::bigint)::oid FROM pg_catalog.pg_cast c CROSS JOIN LATERAL pg_catalog.pg_identify_object('pg_catalog.pg_cast'::regclass, c.oid, 0) i
                                                    WHERE c.oid >= 16384 AND i.identity = q.objeto)
                  WHEN q.catalogo = 'pg_ts_config' THEN (SELECT k.oid FROM pg_catalog.pg_ts_config k JOIN pg_catalog.pg_namespace n ON n.oid = k.cfgnamespace WHERE pg_catalog.format('%I.%I', n.nspname, k.cfgname) = q.objeto)
                  WHEN q.catalogo = 'pg_ts_dict' THEN (SELECT k.oid FROM pg_catalog.pg_ts_dict k JOIN pg_catalog.pg_namespace n ON n.oid = k.dictnamespace WHERE pg_catalog.format('%I.%I', n.nspname, k.dictname) = q.objeto)
             END AS aqui
      FROM nivel.equipaje q JOIN pg_catalog.pg_database d ON d.datname = pg_catalog.current_database()
      WHERE q.esquema = ANY ($1::text[])) e
CROSS JOIN LATERAL pg_catalog.pg_identify_object(e.clase_de, e.aqui, 0) i
WHERE i.identity = e.objeto
