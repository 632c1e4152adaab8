)
SELECT json_agg(json_build_object(
           'oid', o.objid::bigint, 'catalogo', o.classid::bigint, 'clase', o.clase, 'identidad', o.identidad, 'en_destino', o.alla IS NOT NULL, 'alla', o.alla::bigint,
           -- that of somebody who can make another thing of it, and has not the rights of whose it is here
           'ajena_de', CASE WHEN o.duenio_alla <> o.duenio AND NOT pg_catalog.pg_has_role(o.duenio_alla, o.duenio, 'USAGE') THEN pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.duenio_alla)) END, 'valores', o.valores, 'nombre', o.pelado, 'duenio', o.duenio::bigint, 'distinto', o.distinto,
           -- what belongs to an extension comes and goes with it
           'extension', o.extension, 'crear', CASE WHEN o.extension IS NULL THEN o.crear END,
           'mudar', coalesce(o.mudar, ARRAY[o.palabra || o.nombre]),
           'despues', (SELECT json_agg(x.sql ORDER BY x.orden, x.sql) FROM (
               SELECT 1 AS orden, pg_catalog.format('ALTER %s%s OWNER TO %I', o.palabra, o.nombre, pg_catalog.pg_get_userbyid(o.duenio)) AS sql WHERE o.gobierna
               UNION ALL
               SELECT g.orden + 1, g.sql FROM nivel._privilegios(o.otorgable, o.acl, o.clase_acl::"char", o.duenio) g WHERE o.clase_acl IS NOT NULL AND o.gobierna
               UNION ALL
               SELECT 4, pg_catalog.format('COMMENT ON %s%s IS %L', o.palabra, o.nombre, d.description)
               FROM pg_catalog.pg_description d WHERE d.classoid = o.classid AND d.objoid = o.objid AND d.objsubid = 0
               UNION ALL
               SELECT 5, pg_catalog.format('COMMENT ON COLUMN %s.%I IS %L', o.nombre, a.attname, d.description)
               FROM pg_catalog.pg_type y JOIN pg_catalog.pg_attribute a ON a.attrelid = y.typrelid
               JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = a.attrelid AND d.objsubid = a.attnum
               WHERE o.classid = 'pg_catalog.pg_type'::regclass AND y.oid = o.objid AND y.typtype = 'c'
               UNION ALL
               SELECT 6, pg_catalog.format('COMMENT ON CONSTRAINT %I ON DOMAIN %s IS %L', k.conname, o.nombre, d.description)
               FROM pg_catalog.pg_constraint k
               JOIN pg_catalog.pg_description d ON d.classoid = 'pg_catalog.pg_constraint'::regclass AND d.objoid = k.oid
               WHERE o.classid = 'pg_catalog.pg_type'::regclass AND k.contypid = o.objid) x)) ORDER BY o.objid)
FROM (SELECT p.*, (CASE p.classid
                 WHEN 'pg_catalog.pg_type'::regclass THEN (SELECT y.typowner FROM pg_catalog.pg_type y WHERE y.oid = p.alla)
                 WHEN 'pg_catalog.pg_proc'::regclass THEN (SELECT y.proowner FROM pg_catalog.pg_proc y WHERE y.oid = p.alla)
                 WHEN 'pg_catalog.pg_class'::regclass THEN (SELECT y.relowner FROM pg_catalog.pg_class y WHERE y.oid = p.alla)
                 WHEN 'pg_catalog.pg_collation'::regclass THEN (SELECT y.collowner FROM pg_catalog.pg_collation y WHERE y.oid = p.alla)
                 WHEN 'pg_catalog.pg_operator'::regclass THEN (SELECT y.oprowner FROM pg_catalog.pg_operator y WHERE y.oid = p.alla)
                 WHEN 'pg_catalog.pg_opclass'::regclass THEN (SELECT y.opcowner FROM pg_catalog.pg_opclass y WHERE y.oid = p.alla)
                 WHEN 'pg_catalog.pg_ts_config'::regclass THEN (SELECT y.cfgowner FROM pg_catalog.pg_ts_config y WHERE y.oid = p.alla)
                 WHEN 'pg_catalog.pg_ts_dict'::regclass THEN (SELECT y.dictowner FROM pg_catalog.pg_ts_dict y WHERE y.oid = p.alla)
                 -- that of a conversion is the owner of its types
                 ELSE (SELECT min(y.typowner::bigint)::oid FROM pg_catalog.pg_cast c JOIN pg_catalog.pg_type y ON y.oid IN (c.castsource, c.casttarget)
                       JOIN pg_catalog.pg_namespace n ON n.oid = y.typnamespace WHERE n.nspname = $1 AND c.oid = p.alla) END) AS duenio_alla,
             CASE p.clase WHEN 'función' THEN 'f' WHEN 'agregado' THEN 'f' WHEN 'secuencia' THEN 's' WHEN 'tipo' THEN 'T' WHEN 'dominio' THEN 'T' END AS clase_acl,
             -- an aggregate is a function for GRANT
             CASE p.clase WHEN 'agregado' THEN 'FUNCTION ' || pg_catalog.quote_ident(p.pelado) || '(' || (
                 SELECT nivel._tipos(r.proargtypes::oid[], t.relnamespace) FROM t, pg_catalog.pg_proc r WHERE r.oid = p.objid) || ')'
             ELSE p.palabra || p.nombre END AS otorgable,
             (SELECT x.extname FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_extension x ON x.oid = d.refobjid
              WHERE d.classid = p.classid AND d.objid = p.objid AND d.deptype = 'e' AND d.refclassid = 'pg_catalog.pg_extension'::regclass) AS extension,
             -- from 17 on, owner and rights of a multirange are those of its range; a conversion has none
             p.clase <> 'conversión' AND NOT (pg_catalog.current_setting('server_version_num')::int >= 170000
                  AND EXISTS (SELECT FROM pg_catalog.pg_type y WHERE p.classid = 'pg_catalog.pg_type'::regclass AND y.oid = p.objid AND y.typtype = 'm')) AS gobierna
      FROM objetos p) o
