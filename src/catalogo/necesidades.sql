-- Types, functions and free sequences of its own schema that table $1 uses, with whether public ($2) has one of that name.
WITH t AS (SELECT c.oid, c.relnamespace FROM pg_catalog.pg_class c WHERE c.oid = $1),
partes AS (
    SELECT 'pg_catalog.pg_class'::regclass::oid AS classid, oid AS objid FROM t
    UNION ALL SELECT 'pg_catalog.pg_class'::regclass, i.indexrelid FROM t JOIN pg_catalog.pg_index i ON i.indrelid = t.oid
    UNION ALL SELECT 'pg_catalog.pg_constraint'::regclass, k.oid FROM t JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid
    UNION ALL SELECT 'pg_catalog.pg_attrdef'::regclass, d.oid FROM t JOIN pg_catalog.pg_attrdef d ON d.adrelid = t.oid
    UNION ALL SELECT 'pg_catalog.pg_trigger'::regclass, g.oid FROM t JOIN pg_catalog.pg_trigger g ON g.tgrelid = t.oid
    UNION ALL SELECT 'pg_catalog.pg_policy'::regclass, p.oid FROM t JOIN pg_catalog.pg_policy p ON p.polrelid = t.oid
), usados AS (
    SELECT DISTINCT d.refclassid, d.refobjid
    FROM partes p JOIN pg_catalog.pg_depend d ON d.classid = p.classid AND d.objid = p.objid AND d.deptype = 'n'
    WHERE d.refclassid IN ('pg_catalog.pg_type'::regclass, 'pg_catalog.pg_proc'::regclass, 'pg_catalog.pg_class'::regclass)
)
SELECT json_agg(json_build_object('clase', x.clase, 'identidad', x.identidad, 'en_destino', x.en_destino, 'valores', x.valores) ORDER BY x.identidad)
FROM (
    SELECT CASE y.typtype WHEN 'd' THEN 'dominio' ELSE 'tipo' END AS clase, pg_catalog.quote_ident(y.typname) AS identidad,
           EXISTS (SELECT FROM pg_catalog.pg_type z JOIN pg_catalog.pg_namespace n ON n.oid = z.typnamespace WHERE n.nspname = $2 AND z.typname = y.typname) AS en_destino,
           (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = y.oid)::jsonb AS valores
    FROM usados u JOIN pg_catalog.pg_type a ON u.refclassid = 'pg_catalog.pg_type'::regclass AND a.oid = u.refobjid
    JOIN pg_catalog.pg_type y ON y.oid = CASE WHEN a.typcategory = 'A' AND a.typelem <> 0 THEN a.typelem ELSE a.oid END
    JOIN t ON y.typnamespace = t.relnamespace
    WHERE y.typrelid <> t.oid
    UNION
    SELECT 'función', substring(i.identity FROM pg_catalog.length(pg_catalog.quote_ident(n.nspname)) + 2),
           EXISTS (SELECT FROM pg_catalog.pg_proc q JOIN pg_catalog.pg_namespace m ON m.oid = q.pronamespace WHERE m.nspname = $2 AND q.proname = p.proname AND q.proargtypes = p.proargtypes), NULL
    FROM usados u JOIN pg_catalog.pg_proc p ON u.refclassid = 'pg_catalog.pg_proc'::regclass AND p.oid = u.refobjid
    JOIN t ON p.pronamespace = t.relnamespace JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    CROSS JOIN LATERAL pg_catalog.pg_identify_object('pg_catalog.pg_proc'::regclass, p.oid, 0) i
    UNION
    SELECT 'secuencia', pg_catalog.quote_ident(s.relname),
           EXISTS (SELECT FROM pg_catalog.pg_class z JOIN pg_catalog.pg_namespace n ON n.oid = z.relnamespace WHERE n.nspname = $2 AND z.relname = s.relname), NULL
    FROM usados u JOIN pg_catalog.pg_class s ON u.refclassid = 'pg_catalog.pg_class'::regclass AND s.oid = u.refobjid AND s.relkind = 'S'
    JOIN t ON s.relnamespace = t.relnamespace
    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = s.oid
                      AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = t.oid AND d.deptype IN ('a', 'i'))
) x
