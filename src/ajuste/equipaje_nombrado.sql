-- Which routines and defaults name in their text one of the objects $2 (catalogs: $1): no dependency of the catalog tells. What is in a schema that
-- has its own of that name means that one, unless it says whose.
WITH piezas AS (
    SELECT x.classid, x.objid, n.oid AS nsp, n.nspname, y.nombre,
           CASE WHEN y.nombre ~ '^[a-z_][a-z0-9_]*$' AND n.nspname ~ '^[a-z_][a-z0-9_]*$' THEN '\m' || y.nombre || CASE WHEN y.llamada THEN '\s*\(' ELSE '\M' END END AS patron
    FROM unnest($1::oid[], $2::oid[]) AS x (classid, objid)
    JOIN (SELECT 'pg_catalog.pg_type'::regclass::oid AS classid, t.oid AS objid, t.typnamespace AS nsp, t.typname AS nombre, false AS llamada FROM pg_catalog.pg_type t WHERE t.oid = ANY ($2)
          UNION ALL SELECT 'pg_catalog.pg_proc'::regclass, p.oid, p.pronamespace, p.proname, true FROM pg_catalog.pg_proc p WHERE p.oid = ANY ($2)
          UNION ALL SELECT 'pg_catalog.pg_class'::regclass, c.oid, c.relnamespace, c.relname, false FROM pg_catalog.pg_class c WHERE c.oid = ANY ($2)
          UNION ALL SELECT 'pg_catalog.pg_collation'::regclass, k.oid, k.collnamespace, k.collname, false FROM pg_catalog.pg_collation k WHERE k.oid = ANY ($2)
          UNION ALL SELECT 'pg_catalog.pg_ts_config'::regclass, k.oid, k.cfgnamespace, k.cfgname, false FROM pg_catalog.pg_ts_config k WHERE k.oid = ANY ($2)
          UNION ALL SELECT 'pg_catalog.pg_operator'::regclass, o.oid, o.oprnamespace, o.oprname, false FROM pg_catalog.pg_operator o WHERE o.oid = ANY ($2)
          UNION ALL SELECT 'pg_catalog.pg_ts_dict'::regclass, k.oid, k.dictnamespace, k.dictname, false FROM pg_catalog.pg_ts_dict k WHERE k.oid = ANY ($2)) y
         ON y.classid = x.classid AND y.objid = x.objid
    JOIN pg_catalog.pg_namespace n ON n.oid = y.nsp
), textos AS (
    SELECT 'pg_catalog.pg_proc'::regclass::oid AS classid, p.oid AS objid, p.pronamespace AS nsp, pg_catalog.concat_ws(' ', p.prosrc, pg_catalog.array_to_string(p.proconfig, ' ')) AS texto
    FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    WHERE (l.lanname NOT IN ('internal', 'c') AND p.prosqlbody IS NULL OR p.proconfig IS NOT NULL) AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'nivel')
    UNION ALL
    -- nextval('numeros'::text) names it as late as a function does; a default names no column, and without its table they are not looked at
    SELECT 'pg_catalog.pg_attrdef'::regclass, a.oid, c.relnamespace,
           pg_catalog.pg_get_expr(a.adbin, CASE x.attgenerated WHEN '' THEN 0 ELSE a.adrelid END)
    FROM pg_catalog.pg_attrdef a JOIN pg_catalog.pg_class c ON c.oid = a.adrelid JOIN pg_catalog.pg_attribute x ON x.attrelid = a.adrelid AND x.attnum = a.adnum
    WHERE EXISTS (SELECT FROM piezas z WHERE z.nsp = c.relnamespace AND z.classid = 'pg_catalog.pg_class'::regclass)
)
SELECT json_agg(json_build_object('oid', z.objid::bigint, 'por', t.objid::bigint, 'quien', CASE t.classid
    WHEN 'pg_catalog.pg_proc'::regclass THEN 'la función ' || t.objid::regprocedure::text
    ELSE (SELECT pg_catalog.format('la columna %I de %s', a.attname, a.attrelid::regclass) FROM pg_catalog.pg_attrdef d
          JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE d.oid = t.objid) END) ORDER BY z.objid, t.objid)
FROM piezas z JOIN textos t ON t.objid <> z.objid
CROSS JOIN LATERAL (
    SELECT EXISTS (SELECT FROM pg_catalog.pg_type o WHERE z.classid = 'pg_catalog.pg_type'::regclass AND o.typnamespace = t.nsp AND o.typname = z.nombre
                   UNION ALL SELECT FROM pg_catalog.pg_proc o WHERE z.classid = 'pg_catalog.pg_proc'::regclass AND o.pronamespace = t.nsp AND o.proname = z.nombre
                   UNION ALL SELECT FROM pg_catalog.pg_operator o WHERE z.classid = 'pg_catalog.pg_operator'::regclass AND o.oprnamespace = t.nsp AND o.oprname = z.nombre
                   UNION ALL SELECT FROM pg_catalog.pg_class o WHERE z.classid = 'pg_catalog.pg_class'::regclass AND o.relnamespace = t.nsp AND o.relname = z.nombre) AS hay) propia
-- what is said with another schema is another's
WHERE CASE WHEN z.patron IS NULL THEN pg_catalog.strpos(t.texto, z.nombre) > 0 AND (t.nsp = z.nsp OR NOT propia.hay OR z.classid <> 'pg_catalog.pg_operator'::regclass)
           ELSE t.texto ~* ('\m' || z.nspname || '"?\s*\.\s*"?' || pg_catalog.substr(z.patron, 3))
                OR t.texto ~* ('(?<!\.)' || z.patron) AND (t.nsp = z.nsp OR NOT propia.hay) END
  -- what the server knows of is for the server to say
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = t.classid AND d.objid = t.objid AND d.refclassid = z.classid AND d.refobjid = z.objid)
