-- What hangs on the tables and is not part of the model, one row per thing, with the schemas whose copy has it.
, cosas AS (
    SELECT p.relid,
           CASE WHEN l.objoid = t.oid THEN coalesce((SELECT a.attname FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = l.objsubid AND l.objsubid > 0), '')
                ELSE (SELECT coalesce(i.name, i.identity) FROM pg_catalog.pg_identify_object(l.classoid, l.objoid, l.objsubid) i) END AS objeto,
           'etiqueta de seguridad (' || l.provider || ')' AS que
    FROM partes p JOIN t ON t.oid = p.relid JOIN pg_catalog.pg_seclabel l ON l.classoid = p.classid AND l.objoid = p.objid
    UNION ALL
    SELECT t.oid, pg_catalog.quote_ident(k.conname) || ' de ' || CASE WHEN set_config('search_path', t.camino, true) <> '' THEN k.conrelid::regclass::text END,
           'clave foránea que la apunta'
    FROM t JOIN pg_catalog.pg_constraint k ON k.confrelid = t.oid AND k.contype = 'f' AND k.conparentid = 0
         AND NOT EXISTS (SELECT FROM t x WHERE x.raiz = t.raiz AND x.oid = k.conrelid)
    UNION ALL
    SELECT DISTINCT t.oid, CASE WHEN set_config('search_path', t.camino, true) <> '' THEN w.ev_class::regclass::text END,
           CASE r.relkind WHEN 'v' THEN 'vista que la usa' WHEN 'm' THEN 'vista materializada que la usa' ELSE 'regla de otra tabla que la usa' END
    FROM t JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = t.oid AND d.classid = 'pg_catalog.pg_rewrite'::regclass
    JOIN pg_catalog.pg_rewrite w ON w.oid = d.objid AND w.ev_class <> t.oid JOIN pg_catalog.pg_class r ON r.oid = w.ev_class
    UNION ALL
    SELECT DISTINCT p.relid, (SELECT coalesce(i.name, (SELECT g.tgname FROM pg_catalog.pg_trigger g WHERE p.classid = 'pg_catalog.pg_trigger'::regclass AND g.oid = p.objid), i.identity) FROM pg_catalog.pg_identify_object(p.classid, p.objid, 0) i),
           CASE d.deptype WHEN 'e' THEN 'pertenece a la extensión ' ELSE 'depende de la extensión ' END || pg_catalog.quote_ident(x.extname)
    FROM (SELECT relid, classid, objid FROM partes UNION SELECT relid, classid, objid FROM usados WHERE ajeno) p
    JOIN pg_catalog.pg_depend d ON d.classid = p.classid AND d.objid = p.objid AND d.deptype IN ('e', 'x') AND d.refclassid = 'pg_catalog.pg_extension'::regclass
    JOIN pg_catalog.pg_extension x ON x.oid = d.refobjid
    UNION ALL
    SELECT relid, relname, 'posición de la secuencia' FROM propias
    UNION ALL
    SELECT relid, relname, 'posición de la secuencia' FROM libres
    UNION ALL
    SELECT DISTINCT t.oid, '', 'huecos de columnas eliminadas' FROM t JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND a.attisdropped
    UNION ALL
    SELECT t.oid, s.subname, 'suscripción'
    FROM t JOIN pg_catalog.pg_subscription_rel r ON r.srrelid = t.oid CROSS JOIN LATERAL (SELECT coalesce((SELECT i.name FROM pg_catalog.pg_identify_object('pg_catalog.pg_subscription'::regclass, r.srsubid, 0) i), r.srsubid::text) AS subname) s
    UNION ALL
    SELECT t.oid, b.pubname, 'publicación de todo el esquema'
    FROM t JOIN pg_catalog.pg_publication_namespace n ON n.pnnspid = t.nspoid JOIN pg_catalog.pg_publication b ON b.oid = n.pnpubid
    UNION ALL
    SELECT relid, nombre, 'privilegios de la función' FROM funciones WHERE proacl IS NOT NULL
    UNION ALL
    SELECT y.relid, y.typname, 'privilegios del tipo' FROM tipos y JOIN pg_catalog.pg_type z ON z.oid = y.oid WHERE z.typacl IS NOT NULL
    UNION ALL
    SELECT s.relid, s.relname, 'privilegios de la secuencia' FROM libres s JOIN pg_catalog.pg_class c ON c.oid = s.secid WHERE c.relacl IS NOT NULL
    UNION ALL
    SELECT relid, typname, 'definición de un tipo base' FROM tipos WHERE typtype = 'b'
    UNION ALL
    SELECT relid, nombre, 'definición de un agregado' FROM funciones WHERE prokind = 'a'
    UNION ALL
    SELECT DISTINCT u.relid, (SELECT coalesce(i.name, (SELECT o.opcname FROM pg_catalog.pg_opclass o WHERE u.classid = 'pg_catalog.pg_opclass'::regclass AND o.oid = u.objid), i.identity) FROM pg_catalog.pg_identify_object(u.classid, u.objid, 0) i),
           'definición de ' || CASE u.classid WHEN 'pg_catalog.pg_operator'::regclass THEN 'un operador' WHEN 'pg_catalog.pg_opclass'::regclass THEN 'una clase de operadores'
                                              WHEN 'pg_catalog.pg_ts_dict'::regclass THEN 'un diccionario de búsqueda de texto' ELSE 'una configuración de búsqueda de texto' END
    FROM usados u
    WHERE u.ajeno AND u.classid IN ('pg_catalog.pg_operator'::regclass, 'pg_catalog.pg_opclass'::regclass, 'pg_catalog.pg_ts_config'::regclass, 'pg_catalog.pg_ts_dict'::regclass)
    UNION ALL
    SELECT DISTINCT g.relid, '', 'quién otorgó un privilegio'
    FROM (SELECT oid AS relid, relowner, relacl AS acl FROM t UNION ALL SELECT relid, relowner, attacl FROM columnas) g
    CROSS JOIN LATERAL pg_catalog.aclexplode(g.acl) x
    WHERE x.grantor <> g.relowner
)
SELECT json_agg(json_build_object('objeto', g.objeto, 'que', g.que, 'esquemas', g.esquemas) ORDER BY g.que, g.objeto COLLATE "C")
FROM (SELECT pg_catalog.replace(pg_catalog.concat_ws(': ', nullif(t.tabla, ''), CASE WHEN t.tabla = '' THEN c.objeto ELSE nullif(c.objeto, '') END), '"<sucursal>".', coalesce(pg_catalog.quote_ident(t.padre), '') || '.') AS objeto, c.que, json_agg(DISTINCT t.nspname ORDER BY t.nspname) AS esquemas
      FROM cosas c JOIN t ON t.oid = c.relid GROUP BY 1, 2) g
